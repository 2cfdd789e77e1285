import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportView } from "../../contracts/imports.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";

/** Takes an import back, once it is said what that does: what is withdrawn comes back by another import only. */
export function UndoButton({ view: { id, counts } }: { view: ImportView }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const undo = useCommand({ method: "POST", path: `/imports/${id}/undo`, onDone: () => setOpened(false) });
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t("imports:undo.action")}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t("imports:undo.title")}>
        <Stack gap="md">
          <CommandProblem command={undo} />
          <Text>{t("imports:undo.detail")}</Text>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => setOpened(false)}>
              {t("imports:undo.cancel")}
            </Button>
            <Button loading={undo.busy} onClick={() => void undo.submit()}>
              {t("imports:undo.confirm", { count: counts.publish + counts.draft })}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

/** Gives a saved search another name. */
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedSearchPatch, SavedSearchView } from "../../contracts/saved-searches.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";

export function RenameDialog({ search, onClose }: { search: SavedSearchView; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(search.name);
  const change = useCommand<SavedSearchPatch>({ method: "PATCH", path: `/saved-searches/${search.id}`, onDone: onClose });
  return (
    <Modal opened onClose={onClose} title={t("listings:searches.renameTitle")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change.submit({ name }, { revision: search.revision });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={change} />
          <TextInput name="name" label={t("listings:searches.name")} value={name} onChange={(event) => setName(event.currentTarget.value)} error={change.errors.name} maxLength={40} data-autofocus />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("listings:searches.cancel")}
            </Button>
            <Button type="submit" loading={change.busy}>
              {t("listings:searches.done")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Takes back what is promised and not delivered, with its reason; says in its button what that does. */
import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { breakCodes, type BreakCode, type CooperationView } from "../../contracts/cooperations.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";

export function BreakDialog({ cooperation, opened, onClose }: { cooperation: CooperationView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState<BreakCode>("capacity_lost");
  const [reason, setReason] = useState("");
  const end = useCommand<{ code: BreakCode; reason: string }>({ method: "POST", path: `/cooperations/${cooperation.id}/break`, onDone: onClose });
  const { remaining } = cooperation;
  return (
    <Modal opened={opened} onClose={onClose} title={t("cooperations:breakTitle")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void end.submit({ code, reason }, { revision: cooperation.revision });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={end} />
          <Text size="sm">{remaining ? t("cooperations:breakEffect", { quantity: formatQuantity(t, remaining) }) : t("cooperations:breakContact")}</Text>
          <NativeSelect
            label={t("cooperations:breakCode")}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value as BreakCode)}
            data={breakCodes.map((each) => ({ value: each, label: t(`cooperations:break.${each}`) }))}
          />
          <Textarea
            name="reason"
            label={t("cooperations:breakReason")}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={end.errors.reason}
            rows={3}
            maxLength={300}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("matches:back")}
            </Button>
            <Button type="submit" color="orange" loading={end.busy} disabled={reason.trim() === ""}>
              {t("cooperations:breakDo")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

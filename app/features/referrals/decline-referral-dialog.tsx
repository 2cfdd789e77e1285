/** Asks why nobody can be introduced; it is told to who asked. */
import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReferralView } from "../../contracts/referrals.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

export interface DeclineReferralDialogProps {
  referral: Pick<ReferralView, "id" | "revision">;
  opened: boolean;
  onClose: () => void;
}

export function DeclineReferralDialog({ referral, opened, onClose }: DeclineReferralDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const decline = useCommand<{ reason: string }, ReferralView>({
    method: "POST",
    path: `/referrals/${referral.id}/decline`,
    onDone() {
      showDone(t("matches:referral.done"));
      onClose();
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t("matches:referral.declineTitle")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void decline.submit({ reason }, { revision: referral.revision });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={decline} />
          <Textarea
            name="reason"
            label={t("matches:referral.reason")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={decline.errors.reason}
            rows={3}
            maxLength={200}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("matches:back")}
            </Button>
            <Button type="submit" loading={decline.busy} disabled={reason.trim() === ""}>
              {t("matches:referral.send")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

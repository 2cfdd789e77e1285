/**
 * Asks why a suggestion does not suit: one tap for the usual reasons, words for the rest. It is told to the other side
 * and keeps the pair from coming back under the same terms.
 */
import { Button, Chip, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { declineCodes, type DeclineCode } from "../../contracts/decline-codes.ts";
import type { MatchView } from "../../contracts/matches.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";

export function DeclineDialog({ match, opened, onClose }: { match: Pick<MatchView, "id" | "revision">; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState<DeclineCode | null>(null);
  const [words, setWords] = useState("");
  const decline = useCommand<{ code: DeclineCode; reason: string }>({
    method: "POST",
    path: `/matches/${match.id}/decline`,
    onDone: onClose,
  });
  const reason = words.trim() || (code && code !== "other" ? t(`matches:decline.${code}`) : "");
  return (
    <Modal opened={opened} onClose={onClose} title={t("matches:declineTitle")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void decline.submit({ code: code ?? "other", reason }, { revision: match.revision });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={decline} />
          <Chip.Group value={code} onChange={(value) => setCode(value as DeclineCode)}>
            <Group gap="xs">
              {declineCodes.map((each) => (
                <Chip key={each} value={each}>
                  {t(`matches:decline.${each}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <Textarea
            name="reason"
            label={t("matches:declineReason")}
            description={t("matches:declineHint")}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            error={decline.errors.reason}
            rows={3}
            maxLength={300}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("matches:back")}
            </Button>
            <Button type="submit" loading={decline.busy} disabled={reason === ""}>
              {t("matches:declineSend")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

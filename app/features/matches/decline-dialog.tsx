/**
 * Asks why a suggestion does not suit: one tap for the usual reasons, words for the rest. It is told to the other side
 * and keeps the pair from coming back under the same terms.
 */
import { Chip, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { declineCodes, type DeclineCode } from "../../contracts/decline-codes.ts";
import type { MatchView } from "../../contracts/matches.ts";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";

export function DeclineDialog({ match, opened, onClose }: { match: Pick<MatchView, "id"> & { revision?: number }; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState<DeclineCode | null>(null);
  const usual = code !== null && code !== "other" ? t(`matches:decline.${code}`) : "";
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t("matches:declineTitle")}
      renderChoices={() => (
        <Chip.Group value={code} onChange={(value) => setCode(value as DeclineCode)}>
          <Group gap="xs">
            {declineCodes.map((each) => (
              <Chip key={each} value={each}>
                {t(`matches:decline.${each}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      label={t("matches:declineReason")}
      description={t("matches:declineHint")}
      maxLength={300}
      optional={usual !== ""}
      send={t("matches:declineSend")}
      keptAs={`decline:${match.id}`}
      request={(reason) => ({ path: `/matches/${match.id}/decline`, body: { code: code ?? "other", reason: reason || usual }, ...(match.revision !== undefined && { revision: match.revision }) })}
    />
  );
}

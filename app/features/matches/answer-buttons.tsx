/**
 * The two answers to a suggestion, where the reader may give one. Accepting shows at once that it is under way.
 *
 *   <AnswerButtons match={{ ...match, suppliers: suppliersToAccept(match) }} />
 */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MatchView } from "../../contracts/matches.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { lazyDialog } from "../../shell/kit/lazy-dialog.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

const DeclineDialog = lazyDialog(async () => (await import("./decline-dialog.tsx")).DeclineDialog);

/** `suppliers`: how many firms are accepted with one press. */
type Answerable = Pick<MatchView, "id" | "revision" | "answerAs"> & { suppliers: number };

export function AnswerButtons({ match, compact = false }: { match: Answerable; compact?: boolean }) {
  const { t } = useTranslation();
  const [declining, setDeclining] = useState(false);
  const accept = useCommand<{ organization: string }, MatchView>({
    method: "POST",
    path: `/matches/${match.id}/accept`,
    onDone: (done) => showDone(t(done.state === "agreed" ? "matches:agreedNow" : "matches:acceptedNow")),
  });
  if (match.answerAs === null) return null;
  const { answerAs } = match;
  return (
    <>
      <Button
        size={compact ? "xs" : "sm"}
        loading={accept.busy}
        onClick={() => void accept.submit({ organization: answerAs }, { revision: match.revision })}
      >
        {t(match.suppliers > 1 ? "matches:acceptSplit" : "matches:accept", { count: match.suppliers })}
      </Button>
      <Button size={compact ? "xs" : "sm"} variant="subtle" color="gray" onClick={() => setDeclining(true)}>
        {t("matches:declineOpen")}
      </Button>
      <CommandProblem command={accept} />
      <DeclineDialog match={match} opened={declining} onClose={() => setDeclining(false)} />
    </>
  );
}

/**
 * Beside the form: the best candidates while one types, what is still missing to be certain, a split supply, the
 * diagnosis when nothing fits, and listings that say the same already.
 *
 *   <LiveCandidates listing={draft} onApply={(change) => …} />
 *
 * `listing` is the form as far as it is filled in; null while nothing is worth asking (no words yet).
 */
import { Loader, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PreviewView, RelaxationChange } from "../../contracts/match-preview.ts";
import { formatList } from "../../i18n/formats.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import text from "../../shell/kit/text.module.css";
import { CandidateCard } from "./candidate-card.tsx";
import { DiagnosisCard } from "./diagnosis-card.tsx";
import classes from "./matches.module.css";
import { SimilarListings } from "./similar-listings.tsx";
import { SplitOfPreview } from "./split-of-preview.tsx";
import { usePreview, type ListingDraft, type Preview } from "./use-preview.ts";

export interface LiveCandidatesProps {
  listing: ListingDraft | null;
  /** Writes a concession into the form. */
  onApply: (change: RelaxationChange) => void;
}

/** Candidates shown beside the form. */
const SHOWN = 5;

export function LiveCandidates({ listing, onApply }: LiveCandidatesProps) {
  const { t } = useTranslation();
  const { answer, state } = usePreview(listing);
  return (
    <div className={classes.stack} aria-live="polite" aria-busy={state === "asking"}>
      <Panel title={t("matches:live")} action={state === "asking" ? <Loader size="xs" aria-label={t("matches:asking")} /> : undefined} flush>
        <LiveList answer={answer} state={state} />
      </Panel>
      {answer && listing?.kind === "need" && <LiveSplit answer={answer} due={listing.dueDate ?? null} />}
      {answer?.diagnosis && listing && (
        <DiagnosisCard
          answer={answer}
          kind={listing.kind}
          due={listing.dueDate ?? null}
          trial={(change) => ({ path: "/match/preview", body: withChange(listing, change) })}
          onApply={onApply}
          outside={<span className={text.quiet}>{t("matches:referAfterPublish")}</span>}
        />
      )}
      {answer && <SimilarListings answer={answer} />}
    </div>
  );
}

/** The form as it would be after a concession; null takes a term away. */
const withChange = (listing: ListingDraft, change: RelaxationChange): object =>
  Object.fromEntries(Object.entries({ ...listing, ...change }).filter(([, value]) => value !== null));

function LiveList({ answer, state }: Preview) {
  const { t } = useTranslation();
  if (!answer) return <Hint>{t(state === "lost" ? "matches:liveLost" : state === "failed" ? "matches:liveFailed" : "matches:liveEmpty")}</Hint>;
  const missing = answer.missing.map((field) => t(`matches:missing.${field}`));
  return (
    <>
      {missing.length > 0 && <Hint>{t("matches:addToBeSure", { fields: formatList(t, missing) })}</Hint>}
      {answer.items.length === 0 ? (
        <Hint>{t("matches:noneYet", { count: answer.considered })}</Hint>
      ) : (
        <ul className={classes.rows}>
          {answer.items.slice(0, SHOWN).map((candidate) => (
            <CandidateCard key={candidate.listing.id} candidate={candidate} />
          ))}
        </ul>
      )}
    </>
  );
}

const Hint = ({ children }: { children: string }) => (
  <Text size="sm" c="dimmed" px="md" pb="sm">
    {children}
  </Text>
);

/** A split supply from a preview. */
export function LiveSplit({ answer, due }: { answer: PreviewView; due: string | null }) {
  const { t } = useTranslation();
  if (!answer.split) return null;
  return (
    <Panel title={t("matches:split")}>
      <SplitOfPreview split={answer.split} due={due} />
    </Panel>
  );
}

/**
 * What the hub found for a listing: stored suggestions best first, those answered or overtaken below, and for who may
 * change the listing the split supply and the diagnosis when nothing fits.
 *
 *   <ListingSuggestions listing={listing} matches={matches} isMatching={false} preview={preview} referral={referral} />
 *
 * `matches` from `services.matching.listMatchesOfListing`, `preview` from `services.matching.explainStoredListing`
 * where `listing.may.change`, else null. While the hub is still matching, it says so instead of telling that there is nothing,
 * and the page asks again by itself.
 */
import { Collapse, Group, Title, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import type { PreviewView } from "../../contracts/match-preview.ts";
import type { MatchView } from "../../contracts/matches.ts";
import type { ReferralSummary } from "../../contracts/referrals.ts";
import { useReadUntil } from "../../realtime/use-read-until.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { ListSkeleton } from "../../shell/kit/list-skeleton.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { useOversees } from "../../shell/shell-data.ts";
import text from "../../shell/kit/text.module.css";
import { CandidateCard } from "./candidate-card.tsx";
import { DiagnosisCard } from "./diagnosis-card.tsx";
import { LiveSplit } from "./live-candidates.tsx";
import classes from "./matches.module.css";
import { meetsPart } from "./meets-part.ts";
import { ReferralButton } from "./referral-button.tsx";
import { SimilarListings } from "./similar-listings.tsx";
import { SuggestionCard } from "./suggestion-card.tsx";
import { useApplyChange } from "./use-apply-change.ts";

export interface ListingSuggestionsProps {
  listing: ListingView;
  matches: readonly MatchView[];
  /** The hub has yet to look for what the listing says now, or cannot yet. */
  isMatching: boolean;
  preview: PreviewView | null;
  /** The newest request for an introduction. */
  referral: ReferralSummary | null;
  /** At the right of the heading: the button of the weights dialog. */
  action?: ReactNode;
}

export function ListingSuggestions({ listing, matches, isMatching, preview, referral, action }: ListingSuggestionsProps) {
  const { t } = useTranslation();
  const oversees = useOversees();
  const open = matches.filter((match) => match.state === "suggested" || match.state === "agreed");
  const partly = listing.kind === "need" ? open.filter(meetsPart).length : 0;
  const workable = t("matches:suggestionCount", { count: open.length - partly });
  const past = matches.filter((match) => match.state !== "suggested" && match.state !== "agreed");
  const suggested = new Set(open.flatMap((match) => [match.need.id, ...match.parts.map((part) => part.resource.id)]));
  // Nothing is suggested yet: what the preview found will be suggested in a moment, so that it is no other candidate.
  const waiting = isMatching && open.length === 0;
  const others = waiting ? [] : (preview?.items.filter((candidate) => !suggested.has(candidate.listing.id)) ?? []);
  const splitSuggested = open.some((match) => match.parts.length > 1);
  const applying = useApplyChange(listing);
  useReadUntil(!isMatching);
  // A firm sees of another's listing only what concerns itself: where that is nothing, its count would be wrong.
  if (matches.length === 0 && !listing.may.change && !oversees) return null;
  return (
    <section className={classes.stack} aria-label={t("matches:suggestions")}>
      <Group justify="space-between">
        <Title order={2}>{waiting ? t("matches:suggestions") : partly === 0 ? workable : t("matches:suggestionsPartly", { workable, count: partly })}</Title>
        <span role="status" className={text.quiet}>
          {isMatching && t("matches:underWay")}
        </span>
        {preview && !waiting && <span className={text.quiet}>{t("matches:considered", { count: preview.considered })}</span>}
        {action}
      </Group>
      {waiting && !preview?.diagnosis && <ListSkeleton rows={2} />}
      {!isMatching && open.length === 0 && !preview?.diagnosis && (
        <Panel>
          <EmptyState icon={IconSearch} title={t("matches:none")} hint={t("matches:noneHint")} />
        </Panel>
      )}
      {open.map((match, index) => (
        <SuggestionCard key={match.id} match={match} seenFrom={listing.id} best={index === 0} />
      ))}
      {preview && !splitSuggested && listing.kind === "need" && <LiveSplit answer={preview} due={listing.dueDate} />}
      <CommandProblem command={applying.command} />
      {preview?.diagnosis && !splitSuggested && listing.kind !== "policy" && (
        <DiagnosisCard
          answer={preview}
          kind={listing.kind}
          due={listing.dueDate}
          trial={(change) => ({ path: `/listings/${listing.id}/candidates`, body: { change } })}
          onApply={applying.apply}
          outside={<ReferralButton listing={listing.id} referral={referral} />}
        />
      )}
      {preview && preview.common.organizations > 0 && <SimilarListings answer={preview} />}
      {others.length > 0 && (
        <Folded title={t("matches:others", { count: others.length })}>
          <Panel flush>
            <ul className={classes.rows}>
              {others.map((candidate) => (
                <CandidateCard key={candidate.listing.id} candidate={candidate} />
              ))}
            </ul>
          </Panel>
        </Folded>
      )}
      {past.length > 0 && (
        <Folded title={t("matches:past", { count: past.length })}>
          <div className={classes.stack}>
            {past.map((match) => (
              <SuggestionCard key={match.id} match={match} seenFrom={listing.id} />
            ))}
          </div>
        </Folded>
      )}
    </section>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <UnstyledButton className={text.quiet} onClick={() => setOpen(!open)} aria-expanded={open}>
        {title} {open ? "▴" : "▾"}
      </UnstyledButton>
      <Collapse expanded={open}>{children}</Collapse>
    </div>
  );
}

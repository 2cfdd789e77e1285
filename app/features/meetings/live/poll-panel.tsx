import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Choice, PollView } from "../../../contracts/polls.ts";
import { Panel } from "../../../shell/kit/panel.tsx";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import { unitsOfPoll, unitsOfReader } from "../proxies/units-of-poll.ts";
import { totalOf } from "../weights/total-of.ts";
import { WeightsList } from "../weights/weights-list.tsx";
import { ClosePollButton } from "./close-poll-button.tsx";
import { MissingVotes } from "./missing-votes.tsx";
import classes from "./poll-panel.module.css";
import { RecordVotes } from "./record-votes.tsx";
import type { LiveMeeting } from "./use-live-meeting.ts";
import { VoteFields } from "./vote-fields.tsx";
import { VotesByName } from "./votes-by-name.tsx";

const choices: Choice[] = ["yes", "no", "abstain"];

/** A poll: the rule, the reader's own vote in large buttons, what was counted, who is missing, and the result in words. */
export function PollPanel({ live, poll }: { live: LiveMeeting; poll: PollView }) {
  const { t } = useTranslation();
  const { meeting } = live;
  const units = unitsOfPoll(meeting, poll.item);
  const missing = units.filter(({ id }) => !poll.voted.includes(id));
  const open = poll.state === "open";
  // Where votes weigh, the base is no number of units.
  const closedUnits = poll.weights ? poll.voted.length + poll.notVoted.length : (poll.outcome?.base ?? 0);
  const counted = open ? Math.max(units.length, poll.voted.length) : closedUnits;
  return (
    <Panel edge={open ? "brand" : undefined}>
      <div className={classes.pollHead}>
        <strong>{t("meetings:poll.title", { question: poll.question })}</strong>
        <span className={classes.pollRule}>
          {t("meetings:poll.rule", {
            secret: t(`meetings:poll.${poll.secret ? "secret" : "public"}`),
            vote: poll.weights ? t("meetings:weights.by", { rule: poll.weights.rule }) : t("meetings:poll.oneVote"),
            majority: t(`meetings:majority.${poll.majority}`),
            base: t(`meetings:base.${poll.base}`),
          })}
        </span>
        <span className={classes.pollCount}>{t("meetings:poll.voted", { voted: poll.voted.length, total: counted })}</span>
      </div>
      {open && <VoteFields live={live} poll={poll} units={unitsOfReader(meeting, poll.item)} />}
      {poll.tally && <PollBars tally={poll.tally} inWeights={poll.weights?.tally ?? null} total={totalOf(poll, units)} />}
      {poll.outcome && <Outcome poll={poll} inWeights={poll.weights?.tally ?? null} />}
      {poll.weights && <WeightsList weights={poll.weights} units={meeting.presence.units} />}
      <VotesByName poll={poll} units={meeting.presence.units} />
      {poll.quorumReason !== null && <p className={classes.quiet}>{t("meetings:poll.quorumReason", { reason: poll.quorumReason })}</p>}
      {open && <MissingVotes missing={missing} className={classes.quiet} />}
      {open && meeting.rights.prepare && poll.secret && missing.length > 0 && <p className={classes.quiet}>{t("meetings:poll.secretUnrecorded")}</p>}
      <div className={classes.pollButtons}>
        {open && meeting.rights.prepare && !poll.secret && <RecordVotes live={live} poll={poll} />}
        {open && meeting.rights.conduct && <ClosePollButton live={live} poll={poll.id} missing={missing.length} />}
      </div>
    </Panel>
  );
}

type Tally = NonNullable<PollView["tally"]>;

/** The sums as bars with their words and numbers; where votes weigh, in weights beside the heads. */
export function PollBars({ tally, inWeights, total }: { tally: Tally; inWeights: Tally | null; total: number }) {
  const { t } = useTranslation();
  const sums = inWeights ?? tally;
  return (
    <dl className={classes.bars} data-weighted={inWeights !== null || undefined}>
      {choices.map((choice) => (
        <div key={choice} className={classes.bar} data-choice={choice}>
          <dt>{t(`meetings:choice.${choice}`)}</dt>
          <span className={classes.track} aria-hidden>
            <span style={{ width: `${total > 0 ? (100 * sums[choice]) / total : 0}%` }} />
          </span>
          <dd>{inWeights === null ? tally[choice] : t("meetings:weights.bar", { weight: inWeights[choice], count: tally[choice] })}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `通过：同意 15 / 18，需 10`. */
export function Outcome({ poll, inWeights }: { poll: Pick<PollView, "tally" | "outcome">; inWeights: Tally | null }) {
  const { t } = useTranslation();
  if (!poll.outcome || !poll.tally) return null;
  const { passed, needed, base } = poll.outcome;
  return (
    <p className={classes.outcome} role="status">
      <ToneBadge tone={passed ? "good" : "neutral"} icon={passed ? IconCheck : IconX}>
        {t(`meetings:poll.${passed ? "passed" : "failed"}`)}
      </ToneBadge>
      {inWeights === null ? t("meetings:poll.sum", { yes: poll.tally.yes, base, needed }) : t("meetings:weights.sum", { count: poll.tally.yes, yes: inWeights.yes, base, needed })}
    </p>
  );
}

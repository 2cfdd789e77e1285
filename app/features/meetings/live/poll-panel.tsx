import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Choice, PollView } from "../../../contracts/polls.ts";
import { Panel } from "../../../shell/kit/panel.tsx";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import { unitsOfPoll, unitsOfReader } from "../proxies/units-of-poll.ts";
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
  const counted = open ? Math.max(units.length, poll.voted.length) : (poll.outcome?.base ?? 0);
  return (
    <Panel edge={open ? "brand" : undefined}>
      <div className={classes.pollHead}>
        <strong>{t("meetings:poll.title", { question: poll.question })}</strong>
        <span className={classes.pollRule}>
          {t("meetings:poll.rule", {
            secret: t(`meetings:poll.${poll.secret ? "secret" : "public"}`),
            majority: t(`meetings:majority.${poll.majority}`),
            base: t(`meetings:base.${poll.base}`),
          })}
        </span>
        <span className={classes.pollCount}>{t("meetings:poll.voted", { voted: poll.voted.length, total: counted })}</span>
      </div>
      {open && <VoteFields live={live} poll={poll} units={unitsOfReader(meeting, poll.item)} />}
      {poll.tally && <PollBars poll={poll} total={counted} />}
      {poll.outcome && <Outcome poll={poll} />}
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

/** The sums as bars with their words and numbers. */
export function PollBars({ poll, total }: { poll: Pick<PollView, "tally">; total: number }) {
  const { t } = useTranslation();
  if (!poll.tally) return null;
  return (
    <dl className={classes.bars}>
      {choices.map((choice) => (
        <div key={choice} className={classes.bar} data-choice={choice}>
          <dt>{t(`meetings:choice.${choice}`)}</dt>
          <span className={classes.track} aria-hidden>
            <span style={{ width: `${total > 0 ? (100 * poll.tally![choice]) / total : 0}%` }} />
          </span>
          <dd>{poll.tally![choice]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `通过：同意 15 / 18，需 10`. */
export function Outcome({ poll }: { poll: Pick<PollView, "tally" | "outcome"> }) {
  const { t } = useTranslation();
  if (!poll.outcome || !poll.tally) return null;
  const { passed, needed, base } = poll.outcome;
  return (
    <p className={classes.outcome} role="status">
      <ToneBadge tone={passed ? "good" : "neutral"} icon={passed ? IconCheck : IconX}>
        {t(`meetings:poll.${passed ? "passed" : "failed"}`)}
      </ToneBadge>
      {t("meetings:poll.sum", { yes: poll.tally.yes, base, needed })}
    </p>
  );
}

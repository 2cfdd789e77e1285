import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Choice, PollView } from "../../../contracts/polls.ts";
import { formatList } from "../../../i18n/formats.ts";
import { Panel } from "../../../shell/kit/panel.tsx";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import { ClosePollButton } from "./close-poll-button.tsx";
import classes from "./poll-panel.module.css";
import { RecordVotes } from "./record-votes.tsx";
import type { LiveMeeting } from "./use-live-meeting.ts";
import { VotesByName } from "./votes-by-name.tsx";

const choices: Choice[] = ["yes", "no", "abstain"];

/** A poll: the rule, the reader's own vote in large buttons, what was counted, who is missing, and the result in words. */
export function PollPanel({ live, poll }: { live: LiveMeeting; poll: PollView }) {
  const { t } = useTranslation();
  const { meeting } = live;
  const present = meeting.presence.units.filter((unit) => unit.present);
  const missing = present.filter((unit) => !poll.voted.includes(unit.id)).map((unit) => unit.name);
  const open = poll.state === "open";
  const counted = open ? Math.max(present.length, poll.voted.length) : (poll.outcome?.base ?? 0);
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
      {open && meeting.rights.units.map((unit) => <VoteButtons key={unit.id} live={live} poll={poll} unit={unit} />)}
      {poll.tally && <PollBars poll={poll} total={counted} />}
      {poll.outcome && <Outcome poll={poll} />}
      <VotesByName poll={poll} units={meeting.presence.units} />
      {poll.quorumReason !== null && <p className={classes.quiet}>{t("meetings:poll.quorumReason", { reason: poll.quorumReason })}</p>}
      {open && missing.length > 0 && <p className={classes.quiet}>{t("meetings:poll.missing", { names: formatList(t, missing) })}</p>}
      {open && meeting.rights.prepare && poll.secret && missing.length > 0 && <p className={classes.quiet}>{t("meetings:poll.secretUnrecorded")}</p>}
      <div className={classes.pollButtons}>
        {open && meeting.rights.prepare && !poll.secret && <RecordVotes live={live} poll={poll} />}
        {open && meeting.rights.conduct && <ClosePollButton live={live} poll={poll.id} missing={missing.length} />}
      </div>
    </Panel>
  );
}

function VoteButtons({ live, poll, unit }: { live: LiveMeeting; poll: PollView; unit: { id: string; name: string } }) {
  const { t } = useTranslation();
  const vote = poll.votes.find(({ organization }) => organization === unit.id);
  const mine = vote?.choice;
  const cast = poll.voted.includes(unit.id);
  const waits = live.pending?.command.type === "vote";
  return (
    <fieldset className={classes.vote}>
      <legend>{t("meetings:poll.for", { name: unit.name })}</legend>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className={classes.voteButton}
          data-choice={choice}
          aria-pressed={mine === choice}
          disabled={poll.secret && cast}
          onClick={() => void live.send({ type: "vote", pollId: poll.id, choice, organization: unit.id })}
        >
          {mine === choice && <IconCheck size={20} aria-hidden />}
          {t(`meetings:choice.${choice}`)}
        </button>
      ))}
      <p className={classes.quiet} role="status">
        {waits && t("meetings:live.sending")}
        {!waits && mine && t(vote.recordedBy === null ? "meetings:poll.castPublic" : "meetings:poll.castFor", { choice: t(`meetings:choice.${mine}`), by: vote.recordedBy })}
        {!waits && poll.secret && cast && t("meetings:poll.castSecret")}
      </p>
    </fieldset>
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

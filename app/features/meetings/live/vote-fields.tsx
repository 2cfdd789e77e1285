import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { choice, type Choice, type PollView } from "../../../contracts/polls.ts";
import { proxyOf } from "../../../contracts/proxy-state.ts";
import { formatList } from "../../../i18n/formats.ts";
import { votedItself, type VotingUnit } from "../proxies/units-of-poll.ts";
import classes from "./poll-panel.module.css";
import type { LiveMeeting } from "./use-live-meeting.ts";

interface VotesProps {
  live: LiveMeeting;
  poll: PollView;
}

/** The reader's votes: for the own unit and those that entrusted it, in one tap for all of them or one by one. */
export function VoteFields({ live, poll, units }: VotesProps & { units: readonly VotingUnit[] }) {
  const { t } = useTranslation();
  if (units.length === 0) return null;
  const entrusted = units.filter(({ holder }) => holder !== null);
  const each = units.map((unit) => <VoteButtons key={unit.id} live={live} poll={poll} unit={unit} />);
  // Units that voted themselves, or whose secret vote is cast, are not voted for again.
  const open = units.filter(({ id, holder }) => (poll.secret ? !poll.voted.includes(id) : holder === null || !votedItself(poll, id)));
  if (entrusted.length === 0 || open.length < 2) return each;
  return (
    <>
      <TogetherButtons live={live} poll={poll} units={open} />
      <details className={classes.apart}>
        <summary>{t("meetings:poll.apart")}</summary>
        {each}
      </details>
    </>
  );
}

/** One choice for several units. */
function TogetherButtons({ live, poll, units }: VotesProps & { units: readonly VotingUnit[] }) {
  const { t } = useTranslation();
  const said = new Set(units.map(({ id }) => poll.votes.find((vote) => vote.organization === id)?.choice));
  const [same] = said.size === 1 ? said : [undefined];
  const waits = live.pending?.command.type === "vote-each";
  return (
    <fieldset className={classes.vote}>
      <legend>{t("meetings:poll.together", { names: formatList(t, units.map(({ name }) => name)) })}</legend>
      {choice.options.map((kind) => (
        <VoteButton
          key={kind}
          kind={kind}
          pressed={same === kind}
          onClick={() => void live.send({ type: "vote-each", pollId: poll.id, votes: units.map(({ id }) => ({ organization: id, choice: kind })) })}
        />
      ))}
      <p className={classes.quiet} role="status">
        {waits && t("meetings:live.sending")}
        {!waits && same && t("meetings:poll.castPublic", { choice: t(`meetings:choice.${same}`) })}
        {!waits && !same && said.size > 1 && t("meetings:poll.castApart")}
      </p>
    </fieldset>
  );
}

function VoteButtons({ live, poll, unit }: VotesProps & { unit: VotingUnit }) {
  const { t } = useTranslation();
  const vote = poll.votes.find(({ organization }) => organization === unit.id);
  const mine = vote?.choice;
  const cast = poll.voted.includes(unit.id);
  const itself = unit.holder !== null && votedItself(poll, unit.id);
  const waits = live.pending?.command.type === "vote";
  // The unit's own finger ends what it entrusted: it reads so before it votes.
  const given = unit.holder === null ? proxyOf(live.meeting.presence.proxies, unit.id, poll.item) : undefined;
  const holder = live.meeting.presence.units.find(({ id }) => id === given?.holder);
  return (
    <fieldset className={classes.vote}>
      <legend>{t(unit.holder === null ? "meetings:poll.for" : "meetings:poll.forGiver", { name: unit.name })}</legend>
      {choice.options.map((kind) => (
        <VoteButton
          key={kind}
          kind={kind}
          pressed={mine === kind}
          disabled={(poll.secret && cast) || itself}
          onClick={() => void live.send({ type: "vote", pollId: poll.id, choice: kind, organization: unit.id })}
        />
      ))}
      {holder && <p className={classes.quiet}>{t("meetings:proxy.voteEnds", { holder: holder.name })}</p>}
      <p className={classes.quiet} role="status">
        {waits && t("meetings:live.sending")}
        {!waits && itself && t("meetings:poll.castItself", { name: unit.name })}
        {!waits && !itself && mine && t(vote.recordedBy === null ? "meetings:poll.castPublic" : "meetings:poll.castFor", { choice: t(`meetings:choice.${mine}`), by: vote.recordedBy })}
        {!waits && poll.secret && cast && t("meetings:poll.castSecret")}
      </p>
    </fieldset>
  );
}

function VoteButton({ kind, pressed, disabled = false, onClick }: { kind: Choice; pressed: boolean; disabled?: boolean; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={classes.voteButton} data-choice={kind} aria-pressed={pressed} disabled={disabled} onClick={onClick}>
      {pressed && <IconCheck size={20} aria-hidden />}
      {t(`meetings:choice.${kind}`)}
    </button>
  );
}

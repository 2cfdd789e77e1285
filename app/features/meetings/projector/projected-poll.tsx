import { useTranslation } from "react-i18next";
import type { Choice, PollView } from "../../../contracts/polls.ts";
import { MissingVotes } from "../live/missing-votes.tsx";
import type { VotingUnit } from "../proxies/units-of-poll.ts";
import { totalOf } from "../weights/total-of.ts";
import classes from "./projector.module.css";

const choices: Choice[] = ["yes", "no", "abstain"];

/** A poll in letters that are read from the last row: words, bars, numbers, who has not voted, and the result said in words. */
export function ProjectedPoll({ poll, units }: { poll: PollView; units: readonly VotingUnit[] }) {
  const { t } = useTranslation();
  const total = poll.outcome && !poll.weights ? poll.outcome.base : Math.max(units.length, poll.voted.length);
  const sums = poll.weights?.tally ?? poll.tally;
  const whole = totalOf(poll, units);
  return (
    <div className={classes.poll}>
      <p className={classes.question}>
        <strong>{poll.question}</strong>
        {poll.outcome && poll.tally ? (
          <>
            <strong data-passed={poll.outcome.passed}>{t(`meetings:poll.${poll.outcome.passed ? "passed" : "failed"}`)}</strong>
            <span>
              {poll.weights
                ? t("meetings:weights.sum", { count: poll.tally.yes, yes: poll.weights.tally.yes, base: poll.outcome.base, needed: poll.outcome.needed })
                : t("meetings:poll.sum", { yes: poll.tally.yes, base: poll.outcome.base, needed: poll.outcome.needed })}
            </span>
          </>
        ) : (
          <span>{t("meetings:poll.voted", { voted: poll.voted.length, total })}</span>
        )}
      </p>
      {poll.weights && <p className={classes.weighted}>{t("meetings:weights.by", { rule: poll.weights.rule })}</p>}
      {poll.tally && sums && (
        <dl className={classes.bars} data-weighted={poll.weights !== null || undefined}>
          {choices.map((choice) => (
            <div key={choice} data-choice={choice}>
              <dt>{t(`meetings:choice.${choice}`)}</dt>
              <span aria-hidden>
                <span style={{ width: `${whole > 0 ? (100 * sums[choice]) / whole : 0}%` }} />
              </span>
              <dd>{poll.weights ? t("meetings:weights.bar", { weight: sums[choice], count: poll.tally![choice] }) : sums[choice]}</dd>
            </div>
          ))}
        </dl>
      )}
      {poll.state === "open" && <MissingVotes missing={units.filter(({ id }) => !poll.voted.includes(id))} className={classes.missing} />}
    </div>
  );
}

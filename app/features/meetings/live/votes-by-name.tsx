import { useTranslation } from "react-i18next";
import { choice, type PollView } from "../../../contracts/polls.ts";
import { formatList } from "../../../i18n/formats.ts";
import classes from "./votes-by-name.module.css";

interface VotesByNameProps {
  poll: PollView;
  /** Units of the meeting with their names. */
  units: readonly { id: string; name: string }[];
}

/**
 * Who voted how in a poll by name that is over, in the order of the alliance, with who wrote a vote down; then who voted through whom, of a
 * secret poll that alone.
 */
export function VotesByName({ poll, units }: VotesByNameProps) {
  const { t } = useTranslation();
  if (poll.state === "open") return null;
  const entrusted = units.filter(({ id }) => poll.proxied.some(({ holder }) => holder === id)).map((holder) => ({ label: t("meetings:poll.through", { name: holder.name }), by: null, ids: poll.proxied.filter((entry) => entry.holder === holder.id).map(({ organization }) => organization) }));
  const named = (ids: readonly string[]) => formatList(t, units.filter(({ id }) => ids.includes(id)).map(({ id, name }) => {
        const own = poll.weights?.units.find(({ organization }) => organization === id);
        return own ? t("meetings:weights.of", { name, weight: own.weight }) : name;
      }));
  const groups = [
    ...choice.options.map((kind) => ({ label: t(`meetings:choice.${kind}`), lines: linesOf(poll.votes.filter((vote) => vote.choice === kind)) })),
    { label: t("meetings:poll.notVoted"), lines: linesOf(poll.notVoted.map((organization) => ({ organization, recordedBy: null }))) },
    ...entrusted.map(({ label, by, ids }) => ({ label, lines: [{ by, ids }] })),
  ].filter(({ lines }) => lines.length > 0);
  if (groups.length === 0) return null;
  return (
    <dl className={classes.groups} aria-label={t("meetings:poll.byName")}>
      {groups.map(({ label, lines }) => (
        <div key={label}>
          <dt>{label}</dt>
          {lines.map(({ by, ids }) => (
            <dd key={by}>{by === null ? named(ids) : t("meetings:poll.namesRecorded", { names: named(ids), by })}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** Units that said it themselves, then those for whom each person wrote it down. */
function linesOf(votes: readonly { organization: string; recordedBy: string | null }[]): { by: string | null; ids: string[] }[] {
  const writers = new Set([null, ...votes.map(({ recordedBy }) => recordedBy)]);
  return [...writers]
    .map((by) => ({ by, ids: votes.filter(({ recordedBy }) => recordedBy === by).map(({ organization }) => organization) }))
    .filter(({ ids }) => ids.length > 0);
}

import { useTranslation } from "react-i18next";
import type { TermView } from "../../contracts/alliances.ts";
import { formatDay } from "../../i18n/formats.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";
import { useNow } from "../../shell/clock.tsx";
import classes from "./year-strip.module.css";

const DAY_MS = 86_400_000;
const BEFORE_MS = 120 * DAY_MS;
const AFTER_MS = 365 * DAY_MS;

/** The rotation as a strip of time, a third of a year back and a year ahead, with today's mark. */
export function YearStrip({ terms }: { terms: TermView[] }) {
  const { t } = useTranslation();
  const now = useNow();
  const start = now.getTime() - BEFORE_MS;
  const length = BEFORE_MS + AFTER_MS;
  const share = (instant: string) => Math.min(1, Math.max(0, (Date.parse(instant) - start) / length)) * 100;
  const shown = terms.filter((term) => share(term.until) > 0 && share(term.from) < 100);
  const today = dayOf(now);
  return (
    <div className={classes.place}>
      <ol className={classes.strip} aria-label={t("alliances:yearStrip")}>
        {shown.map((term) => (
          <li
            key={term.id}
            className={classes.term}
            data-state={term.state}
            style={{ left: `${share(term.from)}%`, width: `${share(term.until) - share(term.from)}%` }}
            title={`${term.organization.name} ${formatDay(t, term.from, { today, year: true })}`}
          >
            <span className={classes.name}>{term.organization.name}</span>
            <span className={classes.from}>{formatDay(t, term.from, { today })}</span>
          </li>
        ))}
      </ol>
      <span className={classes.today} style={{ left: `${(BEFORE_MS / length) * 100}%` }}>
        {t("alliances:today")}
      </span>
    </div>
  );
}

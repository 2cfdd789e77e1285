/**
 * A day or an instant as people write it in China; the year only when it is another one.
 *
 *   <Day value="2026-09-30" weekday />          9月30日（周三）
 *   <DayRange from={window.from} until={…} />   9月24日–9月28日
 *   <Moment at={notice.at} />                   14:31 · 昨天 14:31 · 9月30日 14:31
 *   <Moment at={notice.at} ago />               5 分钟前, then as above
 */
import { useTranslation } from "react-i18next";
import { formatAgo, formatDay, formatDayRange, formatInstant } from "../../i18n/formats.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";
import { useNow } from "../clock.tsx";
import classes from "./figures.module.css";

export function Day({ value, weekday, year }: { value: string; weekday?: boolean; year?: boolean }) {
  const { t } = useTranslation();
  const today = dayOf(useNow());
  return (
    <time dateTime={value} className={classes.figure}>
      {formatDay(t, value, { today, weekday, year })}
    </time>
  );
}

export function DayRange({ from, until }: { from: string; until: string }) {
  const { t } = useTranslation();
  const today = dayOf(useNow());
  return <span className={classes.figure}>{formatDayRange(t, from, until, { today })}</span>;
}

export function Moment({ at, ago = false }: { at: string; ago?: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const today = dayOf(now);
  return (
    <time dateTime={at} title={formatInstant(t, at, { today })} className={classes.figure}>
      {ago ? formatAgo(t, at, { today, now }) : formatInstant(t, at, { today })}
    </time>
  );
}

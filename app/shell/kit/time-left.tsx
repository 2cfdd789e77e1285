/**
 * What is left until a day or an instant: `还剩 9 天`, `还剩 4 小时`, `今天到期`, `已逾期 2 天`; moves by itself.
 * Yellow from three days, orange below 24 hours and when overdue, always with words and an icon.
 *
 *   <TimeLeft until={listing.due} />            a badge
 *   <TimeLeft until={listing.due} plain />      words only, in their colour, for a head in large type
 */
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { formatDay, formatInstant, formatTimeLeft, type Urgency } from "../../i18n/formats.ts";
import { isDay } from "../../contracts/is-day.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";
import { useNow } from "../clock.tsx";
import { ToneBadge, type Tone } from "./tone-badge.tsx";

const toneOf: Record<Urgency, Tone> = { calm: "neutral", soon: "soon", urgent: "late", late: "late" };

export function TimeLeft({ until, plain = false }: { until: string; plain?: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const { text, urgency } = formatTimeLeft(t, until, now);
  const today = dayOf(now);
  const due = isDay(until) ? formatDay(t, until, { today, weekday: true, year: true }) : formatInstant(t, until, { today });

  if (plain) {
    const colour = urgency === "calm" ? undefined : `var(--lm-${toneOf[urgency]}-text)`;
    return (
      <time dateTime={until} title={due} style={{ color: colour }}>
        {text}
      </time>
    );
  }
  return (
    <ToneBadge tone={toneOf[urgency]} icon={urgency === "late" ? IconAlertTriangle : IconClock} title={due}>
      <time dateTime={until}>{text}</time>
    </ToneBadge>
  );
}

import { IconArmchair2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AllianceSeatView } from "../../contracts/alliances.ts";
import { Day } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./alliance-seats-panel.module.css";
import { lastDay } from "./term-table.tsx";

/** Who sits where in the alliance, the chair first, until when. */
export function AllianceSeatsPanel({ seats }: { seats: AllianceSeatView[] }) {
  const { t } = useTranslation();
  const order = ["chair", "secretary", "liaison", "service"];
  const sorted = seats.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  return (
    <Panel title={t("alliances:seats")} flush>
      {seats.length === 0 && <EmptyState icon={IconArmchair2} title={t("alliances:noSeats")} />}
      <ul className={classes.list}>
        {sorted.map((seat) => (
          <li key={seat.id} className={classes.seat} data-chair={seat.role === "chair" || undefined}>
            <span className={classes.role}>{t(`roles:${seat.role}`)}</span>
            <span className={classes.person}>{seat.person.name}</span>
            <span className={classes.quiet}>{seat.organization?.name}</span>
            {seat.until && (
              <span className={classes.quiet}>
                {t("alliances:seatUntil")} <Day value={lastDay(seat.until)} year />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MeView, SeatView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Day } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel, PanelRow, QuietLine } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { causeText } from "../alliances/cause-text.ts";
import classes from "./me.module.css";

/** What I may act as, since when and until when, and why. */
export function SeatsPanel({ me }: { me: MeView }) {
  const { t } = useTranslation();
  const choose = useCommand<{ seat: string }>({ method: "PUT", path: "/me/seat" });
  return (
    <Panel title={t("people:seats")} flush>
      <CommandProblem command={choose} />
      {me.seats.length === 0 && <EmptyState title={t("shell:noSeat")} />}
      {me.seats.map((seat) => (
        <PanelRow
          key={seat.id}
          highlighted={seat.id === me.seat}
          aside={
            seat.id === me.seat && (
              <ToneBadge tone="good" icon={IconCheck}>
                {t("people:seatInForce")}
              </ToneBadge>
            )
          }
          actions={
            seat.id === me.seat ? undefined : (
              <Button variant="default" size="xs" loading={choose.busy} onClick={() => void choose.submit({ seat: seat.id })}>
                {t("people:takeSeat")}
              </Button>
            )
          }
        >
          <div className={classes.main}>
            {seat.organization
              ? t("shell:seatAt", { organization: seat.organization.name, role: t(`roles:${seat.role}`) })
              : t(`roles:${seat.role}`)}
          </div>
          <QuietLine>
            {seat.alliance && <span>{seat.alliance.name}</span>}
            <span>
              <SeatTime seat={seat} />
            </span>
            <span>{causeText(t, seat.cause)}</span>
          </QuietLine>
        </PanelRow>
      ))}
    </Panel>
  );
}

/** The end is the first instant at which a seat no longer holds; people name the last day on which it does. */
function SeatTime({ seat }: { seat: SeatView }) {
  const { t } = useTranslation();
  if (seat.until === null) {
    return (
      <>
        {t("people:seatSince")} <Day value={seat.from} />
      </>
    );
  }
  const lastDay = new Date(Date.parse(seat.until) - 1).toISOString();
  return (
    <>
      <Day value={seat.from} /> – <Day value={lastDay} />
    </>
  );
}

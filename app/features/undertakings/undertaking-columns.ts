import type { TFunction } from "i18next";
import type { UndertakingRow } from "../../contracts/undertakings.ts";
import type { LedgerColumn } from "../../http/ledger-file.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";

/** The columns of the saved ledger of leaders' problems. What is written on the direct channel stays there. */
export function undertakingColumns(t: TFunction): LedgerColumn<UndertakingRow>[] {
  const column = (name: string, width: number, cell: LedgerColumn<UndertakingRow>["cell"]) => ({ head: t(`ledgers:undertaking.${name}`), width, cell });
  return [
    column("number", 10, ({ number }) => number),
    column("title", 36, ({ title }) => title),
    column("owner", 12, ({ owner }) => owner.name),
    column("post", 24, ({ owner }) => owner.post),
    column("unit", 20, ({ owner }) => owner.organization),
    column("helped", 20, ({ helped }) => helped.name),
    column("firstDue", 14, ({ firstDue }) => firstDue),
    column("due", 14, ({ due }) => due),
    column("state", 16, ({ state }) => t(`undertakings:state.${state}`)),
    column("overdue", 10, ({ overdue }) => (overdue ? t("states:overdue") : "")),
    column("weeksDue", 12, ({ weeks }) => weeks.due),
    column("weeksWritten", 12, ({ weeks }) => weeks.written),
    column("latest", 48, ({ latest }) => latest?.moved ?? ""),
    column("latestOn", 14, ({ latest }) => (latest ? dayOf(latest.at) : "")),
    column("unanswered", 16, ({ unanswered }) => (unanswered ? dayOf(unanswered.since) : "")),
    column("alliance", 24, ({ alliance }) => alliance.name),
  ];
}

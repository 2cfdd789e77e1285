import type { TFunction } from "i18next";
import type { UrgentRow } from "../../contracts/urgent-matters.ts";
import type { LedgerColumn } from "../../http/ledger-file.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";

/** The columns of the saved ledger of urgent matters. */
export function urgentColumns(t: TFunction): LedgerColumn<UrgentRow>[] {
  const column = (name: string, width: number, cell: LedgerColumn<UrgentRow>["cell"]) => ({ head: t(`ledgers:urgent.${name}`), width, cell });
  return [
    column("number", 10, ({ number }) => number),
    column("title", 36, ({ title }) => title),
    column("unit", 20, ({ unit }) => unit.name),
    column("registered", 14, ({ createdAt }) => dayOf(createdAt)),
    column("due", 14, ({ due }) => due),
    column("state", 14, ({ state }) => t(`urgent:state.${state}`)),
    column("days", 10, ({ days }) => days),
    column("late", 14, ({ late }) => (late ? t("states:overdue") : "")),
    column("alliance", 24, ({ alliance }) => alliance.name),
  ];
}

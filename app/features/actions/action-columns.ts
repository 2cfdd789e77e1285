import type { TFunction } from "i18next";
import type { ActionState, ActionView } from "../../contracts/actions.ts";
import type { LedgerColumn } from "../../http/ledger-file.ts";
import { formatList } from "../../i18n/formats.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";

const wordsOfState: Record<ActionState, string> = {
  assigned: "states:open",
  accepted: "states:in_progress",
  objected: "actions:state.objected",
  done: "actions:state.done",
  confirmed: "states:done",
  cancelled: "states:cancelled",
};

/** The columns of the saved ledger of tasks. */
export function actionColumns(t: TFunction): LedgerColumn<ActionView>[] {
  const column = (name: string, width: number, cell: LedgerColumn<ActionView>["cell"]) => ({ head: t(`ledgers:action.${name}`), width, cell });
  return [
    column("number", 10, ({ number }) => number),
    column("title", 36, ({ title }) => title),
    column("meeting", 24, ({ meeting }) => meeting?.title ?? ""),
    column("lead", 20, ({ lead }) => lead.name),
    column("helpers", 24, ({ helpers }) => formatList(t, helpers.map(({ name }) => name))),
    column("measure", 30, ({ measure }) => measure),
    column("due", 14, ({ due }) => due),
    column("state", 12, ({ state }) => t(wordsOfState[state])),
    column("overdue", 10, ({ overdue }) => (overdue ? t("states:overdue") : "")),
    column("percent", 10, ({ percent }) => percent),
    column("latest", 48, ({ log }) => latestOf(t, log.at(-1))),
    column("alliance", 24, ({ alliance }) => alliance.name),
  ];
}

const latestOf = (t: TFunction, entry: ActionView["log"][number] | undefined): string =>
  entry ? [dayOf(entry.at), t(`actions:entry.${entry.kind}`), entry.kind === "reminded" ? "" : entry.text].filter((word) => word !== "").join(" ") : "";

import type { TFunction } from "i18next";
import type { SuggestionView } from "../../contracts/suggestions.ts";
import type { LedgerColumn } from "../../http/ledger-file.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";
import { proposerText } from "./proposer-text.ts";

/** The columns of the saved ledger of suggestions. Files are passed on: who asked to stay anonymous is not named in one, whoever saves it. */
export function suggestionColumns(t: TFunction): LedgerColumn<SuggestionView>[] {
  const column = (name: string, width: number, cell: LedgerColumn<SuggestionView>["cell"]) => ({ head: t(`ledgers:suggestion.${name}`), width, cell });
  return [
    column("number", 10, ({ number }) => number),
    column("text", 48, ({ text }) => text),
    column("topic", 12, ({ topic }) => t(`suggestions:topic.${topic}`)),
    column("proposer", 24, ({ anonymous, proposer }) => proposerText(t, anonymous ? null : proposer)),
    column("meeting", 24, ({ meeting }) => meeting?.title ?? ""),
    column("proposed", 14, ({ createdAt }) => dayOf(createdAt)),
    column("unit", 20, ({ unit }) => unit?.name ?? ""),
    column("due", 14, ({ due }) => due ?? ""),
    column("state", 16, ({ state }) => t(`suggestions:state.${state}`)),
    column("overdue", 10, ({ overdue }) => (overdue ? t("states:overdue") : "")),
    column("reason", 36, ({ delay }) => delay?.reason ?? ""),
    column("next", 14, ({ delay }) => delay?.next ?? ""),
    column("alliance", 24, ({ alliance }) => alliance.name),
  ];
}

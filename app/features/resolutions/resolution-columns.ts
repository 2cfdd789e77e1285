import type { TFunction } from "i18next";
import type { ResolutionLine } from "../../contracts/resolutions.ts";
import type { LedgerColumn } from "../../http/ledger-file.ts";
import { formatResolution } from "../../i18n/formats.ts";

/** The columns of the saved list of resolutions, with the wording in force. */
export function resolutionColumns(t: TFunction): LedgerColumn<ResolutionLine>[] {
  const column = (name: string, width: number, cell: LedgerColumn<ResolutionLine>["cell"]) => ({ head: t(`ledgers:resolution.${name}`), width, cell });
  return [
    column("number", 16, (resolution) => formatResolution(t, resolution)),
    column("text", 60, ({ text }) => text),
    column("item", 36, ({ title }) => title),
    column("meeting", 24, ({ meeting }) => meeting.title),
    column("day", 14, ({ day }) => day),
    column("yes", 10, ({ poll }) => poll?.tally.yes ?? ""),
    column("no", 10, ({ poll }) => poll?.tally.no ?? ""),
    column("abstain", 10, ({ poll }) => poll?.tally.abstain ?? ""),
    column("corrections", 12, ({ versions }) => versions - 1),
    column("reviewOn", 14, ({ reviewOn }) => reviewOn ?? ""),
    column("alliance", 28, ({ alliance }) => alliance.name),
  ];
}

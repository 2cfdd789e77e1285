import type { AppLoadContext } from "@remix-run/node";
import type { TFunction } from "i18next";
import type { Page, PageQuery } from "../contracts/common.ts";
import { problemText } from "../contracts/messages/messages.ts";
import { statusOfCode } from "../contracts/status-of-code.ts";
import { translators } from "../i18n/translators.ts";
import { readUpTo } from "./read-whole.ts";
import type { Actor } from "./require-actor.ts";

/** One column of a ledger; `cell` gives a number where people would add it up. */
export interface LedgerColumn<Row> {
  head: string;
  /** In characters. */
  width: number;
  cell: (row: Row) => string | number;
}

export interface LedgerToSave<Row> {
  /** Key of the ledger's name. */
  name: string;
  columns: (t: TFunction) => LedgerColumn<Row>[];
  /** What could not be read in the address. */
  unread: readonly string[];
  /** A page of the list, from the row on that the cursor names. */
  list: (page: PageQuery) => Promise<Page<Row>>;
}

/** The most rows of a file, in the order of the page. That there are more is said on a sheet of its own: a further row is one too many for an import. */
const MOST_ROWS = 5_000;

/**
 * A whole list, as far as its reader may see it, as a spreadsheet for saving; a refusal is a line of text, for no page stands around it.
 * Where the address has something that cannot be read there is no file: nobody would see that it holds more than was asked for.
 */
export async function ledgerFile<Row>(context: AppLoadContext, actor: Actor, { name, columns, unread, list }: LedgerToSave<Row>): Promise<Response> {
  const { t } = translators[context.locale];
  if (unread.length > 0) return refusal(context, { code: "bad_input", reason: "address_unreadable" });
  try {
    const bytes = await context.services.spreadsheets.writeFor(actor.person.id, async () => {
      const { items: rows, more } = await readUpTo(MOST_ROWS, list);
      const asked = columns(t);
      const cells = rows.map((row) => asked.map(({ cell }) => cell(row)));
      return [
        {
          name: t(name),
          stickyRows: 1,
          widths: asked.map(({ width }) => width),
          rows: [asked.map(({ head }) => ({ text: head, look: "head" as const })), ...cells],
        },
        ...(more ? [{ name: t("ledgers:note"), stickyRows: 0, widths: [80], rows: [[{ text: t("ledgers:more", { count: MOST_ROWS }), look: "quiet" as const }]] }] : []),
      ];
    });
    const fileName = encodeURIComponent(`${t(name)}-${context.clock.today()}.xlsx`);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Content-Disposition": `attachment; filename*=UTF-8''${fileName}`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    const problem = context.problemOf(error);
    if (problem.code === "internal") context.reportError(error);
    return refusal(context, problem);
  }
}

const refusal = ({ locale }: AppLoadContext, problem: Parameters<typeof problemText>[0]): Response =>
  new Response(problemText(problem, locale).detail, { status: statusOfCode[problem.code], headers: { "Content-Type": "text/plain; charset=utf-8" } });

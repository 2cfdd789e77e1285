import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it, vi } from "vitest";
import { findTable } from "../../server/imports/find-table.ts";
import { openSpreadsheets } from "../../server/spreadsheets/open-spreadsheets.ts";
import type { SheetToWrite } from "../../server/spreadsheets/spreadsheet.ts";
import { ledgerFile, type LedgerToSave } from "./ledger-file.ts";
import type { Actor } from "./require-actor.ts";

const list = vi.fn<LedgerToSave<never>["list"]>(() => Promise.resolve({ items: [], nextCursor: null }));

describe("a ledger as a file", () => {
  it.each([
    ["zh-CN", "网址中有认不出的筛选条件，没有导出。请回到清单重新筛选，再导出。"],
    ["en", "The address has a filter that cannot be read, so nothing was exported. Go back to the list, filter it again and export."],
  ] as const)("is refused in a line of text where its address cannot be read, and nothing is read for it (%s)", async (locale, words) => {
    const reply = await ledgerFile({ locale } as AppLoadContext, {} as Actor, { name: "ledgers:action.name", columns: () => [], unread: ["dueFrom"], list });
    expect([reply.status, reply.headers.get("Content-Type"), await reply.text()]).toEqual([422, "text/plain; charset=utf-8", words]);
    expect(list).not.toHaveBeenCalled();
  });

  it("says on a sheet of its own that there are more rows, and can be read again by an import", async () => {
    const { read, write } = openSpreadsheets();
    const context = {
      locale: "zh-CN",
      clock: { today: () => "2026-11-30" },
      services: { spreadsheets: { writeFor: async (_person: string, gather: () => Promise<SheetToWrite[]>) => write(await gather()) } },
    } as unknown as AppLoadContext;
    const reply = await ledgerFile<string>(context, { person: { id: "1" } } as Actor, {
      name: "ledgers:action.name",
      columns: () => [{ head: "标题", width: 20, cell: (row) => row }],
      unread: [],
      list: ({ limit }) => Promise.resolve({ items: Array.from({ length: limit }, () => "预留涂装能力"), nextCursor: "further" }),
    });
    const file = await read(new Uint8Array(await reply.arrayBuffer()));
    expect(file.sheets.map(({ name, rows }) => [name, rows.length, rows.at(-1)!.cells])).toEqual([
      ["督办台账", 5_001, ["预留涂装能力"]],
      ["说明", 1, ["这份表格只列出前 5000 条，其余请在系统中筛选后再导出"]],
    ]);
    expect(findTable(file, "need", () => false).rows).toHaveLength(5_000);
  }, 30_000);

  it("tells in the reader's language why it is refused", async () => {
    const context = {
      locale: "zh-CN",
      services: { spreadsheets: { writeFor: () => Promise.reject(new Error("another one is under way")) } },
      problemOf: () => ({ code: "rate_limited", reason: "ledger_running", facts: {} }),
    } as unknown as AppLoadContext;
    const reply = await ledgerFile(context, { person: { id: "1" } } as Actor, { name: "ledgers:action.name", columns: () => [], unread: [], list });
    expect([reply.status, await reply.text()]).toEqual([429, "上一份台账正在导出，请等它完成后再试。"]);
    expect(list).not.toHaveBeenCalled();
  });
});

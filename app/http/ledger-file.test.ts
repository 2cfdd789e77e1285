import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it, vi } from "vitest";
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

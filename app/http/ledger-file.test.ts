import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it, vi } from "vitest";
import { ledgerFile, type LedgerToSave } from "./ledger-file.ts";

const list = vi.fn<LedgerToSave<never>["list"]>(() => Promise.resolve({ items: [], nextCursor: null }));

describe("a ledger as a file", () => {
  it.each([
    ["zh-CN", "网址中有认不出的筛选条件，没有导出。请回到清单重新筛选，再导出。"],
    ["en", "The address has a filter that cannot be read, so nothing was exported. Go back to the list, filter it again and export."],
  ] as const)("is refused in a line of text where its address cannot be read, and nothing is read for it (%s)", async (locale, words) => {
    const reply = await ledgerFile({ locale } as AppLoadContext, { name: "ledgers:action.name", columns: () => [], unread: ["dueFrom"], list });
    expect([reply.status, reply.headers.get("Content-Type"), await reply.text()]).toEqual([422, "text/plain; charset=utf-8", words]);
    expect(list).not.toHaveBeenCalled();
  });
});

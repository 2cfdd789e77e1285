import { writeCause } from "../app/contracts/causes.ts";

/** How the hub wrote its own reasons before they had codes: in Chinese, whoever read them. */
const OLD_WORDS: [RegExp, (words: string) => string][] = [
  [/^按轮值顺序$/, () => writeCause("by_order")],
  [/^互换：(.+)$/s, (words) => writeCause("swapped", words)],
  [/^顺延：(.+)$/s, (words) => writeCause("skipped", words)],
  [/^接任：原理事长单位退出$/, () => writeCause("succeeded")],
  [/^首次设置$/, () => writeCause("set_up")],
  [/^演示数据$/, () => writeCause("demo")],
];

/** A stored cause as it is told (`app/contracts/causes.ts`); older records are read as if they had been written today. Pure. */
export function presentCause(stored: string): string {
  for (const [form, write] of OLD_WORDS) {
    const [whole, words = ""] = form.exec(stored) ?? [];
    if (whole !== undefined) return write(words);
  }
  return stored;
}

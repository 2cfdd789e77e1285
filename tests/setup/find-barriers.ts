import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";

/** Half of what `axe.source` is, which each page has to be given. */
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Rules that can tell otherwise of a page whose colours alone have changed. */
const ofColours = ["color-contrast", "link-in-text-block"];

const optionsOf = {
  all: {},
  colours: { runOnly: ofColours },
  "all but colours": { rules: Object.fromEntries(ofColours.map((rule) => [rule, { enabled: false }])) },
} satisfies Record<string, axe.RunOptions>;

/**
 * What axe finds serious or critical on a page as it stands, one line a rule with the elements that break it.
 * @param asked `colours` of a page that was looked at before and has only changed its colours since; `all but colours` of one whose
 *   colours are looked at elsewhere
 */
export async function findBarriers(page: Page, asked: "all" | "colours" | "all but colours" = "all"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  // Elements that pass are not described one by one, which takes most of the time otherwise.
  const options: axe.RunOptions = { resultTypes: ["violations"], ...optionsOf[asked] };
  const { violations } = await page.evaluate((given) => (globalThis as unknown as { axe: typeof axe }).axe.run(given), options);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

/** By how many pixels a page is wider than its window; 0 or less when it fits. */
export const overflowOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Turns an open page light or dark, as when the reader's system does so, and waits until its colours have come to rest. */
export async function turn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  // A spinner never ends; everything else does.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished)));
}

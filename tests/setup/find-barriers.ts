import axe from "axe-core";
import type { Page } from "playwright-core";

/** Rules that can tell otherwise of a page whose colours alone have changed. */
const ofColours = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds serious or critical on a page as it stands, one line a rule with the elements that break it.
 * @param turned the page was looked at before, and only its colours have changed since
 */
export async function findBarriers(page: Page, { turned = false } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  // Every rule is asked; elements that pass are not described one by one, which takes most of the time otherwise.
  const options: axe.RunOptions = { resultTypes: ["violations"], ...(turned && { runOnly: ofColours }) };
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

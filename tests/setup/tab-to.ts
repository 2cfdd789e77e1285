import type { Locator, Page } from "playwright-core";

const LONGEST_WAY = 90;

/** Goes to a control as somebody without a mouse does, by Tab, and sees to it that it shows the focus when it has it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < LONGEST_WAY; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      if (!(await target.evaluate(showsFocus))) throw new Error(`does not show its focus: ${target}`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached in ${LONGEST_WAY} steps of Tab: ${target}`);
}

function showsFocus(element: Element): boolean {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const app = join(import.meta.dirname, "../../app");

it("leaves no form to the browser's own words for what is missing", () => {
  const sources = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"));
  const forms = sources.flatMap((file) => [...readFileSync(join(app, file), "utf8").matchAll(/<form\b[^>]*/g)].map(([tag]) => ({ file, own: tag.includes("noValidate") })));
  expect(forms.length).toBeGreaterThan(20);
  expect(forms.filter(({ own }) => !own)).toEqual([]);
});

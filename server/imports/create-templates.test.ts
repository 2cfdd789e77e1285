import { expect, test } from "vitest";
import { createTemplates } from "./create-templates.ts";

test("a template is written once a day and kind for all who ask, and again where that failed", async () => {
  let now = new Date("2026-11-30T15:59:00.000Z");
  const samples: string[] = [];
  let fails = true;
  const template = createTemplates({
    clock: { now: () => now },
    spreadsheets: {
      async write([list]) {
        samples.push(`${list!.name} ${JSON.stringify(list!.rows[1])}`);
        if (fails) throw new Error("busy");
        return new Uint8Array(samples.length);
      },
    },
  });
  await expect(template("need")).rejects.toThrow("busy");
  fails = false;
  const both = await Promise.all([template("need"), template("need")]);
  expect(both.map(({ name, bytes }) => [name, bytes.length])).toEqual([
    ["需求导入模板.xlsx", 2],
    ["需求导入模板.xlsx", 2],
  ]);
  expect((await template("resource")).bytes).toHaveLength(3);
  now = new Date("2026-11-30T16:00:00.000Z");
  expect((await template("need")).bytes).toHaveLength(4);
  expect([samples[1]!.includes("2027-01-29"), samples[3]!.includes("2027-01-30")]).toEqual([true, true]);
});

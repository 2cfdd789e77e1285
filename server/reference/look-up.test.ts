import { describe, expect, test } from "vitest";
import { loadReference } from "./load-reference.ts";
import { findCategories, findDivisions } from "./look-up.ts";

const dependencies = { reference: loadReference() };
const trades = async (q: string) => (await findCategories(dependencies, { q, below: "industry" }, "zh-CN")).map(({ code }) => code);

describe("trades", () => {
  test("are found by their code, the one that is named first, then from the top down", async () => {
    expect((await trades("c35")).slice(0, 3)).toEqual(["industry.C35", "industry.C351", "industry.C352"]);
    expect((await trades("C3572"))[0]).toBe("industry.C3572");
  });

  test("are found by name, and nothing else is", async () => {
    const found = await trades("喷涂");
    expect((await trades("农业机械")).length).toBeGreaterThan(0);
    expect(found.filter((code) => !code.startsWith("industry."))).toEqual([]);
    expect((await findCategories(dependencies, { q: "喷涂" }, "zh-CN"))[0]!.code).toBe("process.p14");
  });

  test("are named by their codes, several at once; one that is not known is left out", async () => {
    const named = await findCategories(dependencies, { code: "industry.C,industry.C35,industry.C99" }, "zh-CN");
    expect(named.map(({ name }) => name)).toEqual(["制造业", "专用设备制造业"]);
  });
});

describe("divisions", () => {
  test("of any level are found by the beginning of their code", async () => {
    const found = (await findDivisions(dependencies, { q: "3708" })).map(({ code }) => code);
    expect(found).toContain("370812");
    expect(found[0]).toBe("370800");
  });

  test("are named by their codes", async () => {
    const named = await findDivisions(dependencies, { q: "", code: "370000,370812" });
    expect(named.map(({ fullName }) => fullName)).toEqual(["山东省", "山东省济宁市兖州区"]);
  });
});

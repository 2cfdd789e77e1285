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

describe("categories", () => {
  test.each([
    ["pentu", "process.p14"],
    ["pt", "process.p14"],
    ["penqi", "process.p14"],
    ["rechuli", "process.p13"],
    ["nongyejixie", "industry.A0512"],
    ["Spray", "process.p14"],
  ])("answer to %s", async (q, code) => {
    expect((await findCategories(dependencies, { q }, "zh-CN")).slice(0, 5).map((category) => category.code)).toContain(code);
  });

  test("as they are written come before those that are only read so", async () => {
    const found = await findCategories(dependencies, { q: "smt" }, "zh-CN");
    expect(found[0]!.name).toContain("SMT");
  });
});

describe("divisions", () => {
  test("of any level are found by the beginning of their code", async () => {
    const found = (await findDivisions(dependencies, { q: "3708" })).map(({ code }) => code);
    expect(found).toContain("370812");
    expect(found[0]).toBe("370800");
  });

  test.each([
    ["yanzhou", "370812"],
    ["yzq", "370812"],
    ["jining", "370800"],
    ["chongqing", "500000"],
    ["sdsjns", "370800"],
  ])("are found by %s", async (q, code) => {
    expect((await findDivisions(dependencies, { q })).slice(0, 8).map((division) => division.code)).toContain(code);
  });

  test("of the county given come before those of others that are read the same", async () => {
    const found = await findDivisions(dependencies, { q: "xinyan", within: "370812" });
    expect(found[0]!.fullName).toBe("山东省济宁市兖州区新兖镇");
  });

  test("are named by their codes", async () => {
    const named = await findDivisions(dependencies, { q: "", code: "370000,370812" });
    expect(named.map(({ fullName }) => fullName)).toEqual(["山东省", "山东省济宁市兖州区"]);
  });
});

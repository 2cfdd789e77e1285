import { describe, expect, it } from "vitest";
import { guessCategory } from "./guess-category.ts";
import { loadReference } from "./load-reference.ts";

const { units, divisions, categories, processes } = loadReference();

describe("units", () => {
  it.each([
    [500, "台套", 500_000, "台"],
    [3, "万平方米", 30_000_000, "平方米"],
    [2.5, "吨", 2_500, "吨"],
    [1, "ＫＧ", 1, "吨"],
    [10, "亩", 6_666_667, "平方米"],
  ])("%s %s", (value, code, milli, unit) => {
    expect(units.toMilli(value, code)).toEqual({ milli, unit });
  });

  it("are unknown rather than guessed", () => {
    expect(units.find("光年")).toBeNull();
    expect(units.toMilli(Number.NaN, "台")).toBeNull();
  });

  it("of pieces may be set against each other, tonnes and metres not", () => {
    expect(units.group("台")).toBe(units.group("套"));
    expect(units.group("吨")).not.toBe(units.group("米"));
  });
});

describe("divisions", () => {
  it("find the nearest known level and its path", () => {
    expect(divisions.find("370812")?.fullName).toBe("山东省济宁市兖州区");
    expect(divisions.find("370812999")?.name).toBe("兖州区");
    expect(divisions.path("370883")).toEqual(["370883", "370800", "370000"]);
    expect(divisions.find("not a code")).toBeNull();
  });

  it("keep retired codes under their city", () => {
    expect(divisions.find("370802")).toMatchObject({ retired: true });
  });

  it("are apart as on a map, symmetrically", () => {
    const far = (a: string, b: string): number | null => divisions.distanceKm(a, b);
    expect(far("370812", "370883")).toBeGreaterThan(20);
    expect(far("370812", "370883")).toBeLessThan(45);
    expect(far("370812", "370200")).toBeGreaterThan(300);
    expect(far("370812", "370812")).toBe(15);
    expect(far("370811008", "370811008")).toBe(3);
    expect(far("370812", "zzz")).toBeNull();
    const codes = ["370811", "370883", "370812001", "370200", "110000", "330282", "659011"];
    for (const a of codes) for (const b of codes) expect(far(a, b)).toBe(far(b, a));
  });
});

describe("categories", () => {
  it("have distinct codes that fit the contract, and parents that exist", () => {
    expect(new Set(categories.all.map(({ code }) => code)).size).toBe(categories.all.length);
    for (const { code, parent } of categories.all) {
      expect(code).toMatch(/^[A-Za-z0-9._:-]{1,40}$/);
      expect(parent === null || categories.find(parent) !== null).toBe(true);
    }
    expect(categories.all.filter(({ parent }) => parent === null)).toHaveLength(8);
  });

  it("are nearer to their own kind", () => {
    expect(categories.find("process.p14")?.zh).toBe("喷涂");
    expect(categories.relation("process.p14", "process.p14")).toBe(1000);
    expect(categories.relation("process.surface", "process.p14")).toBe(800);
    expect(categories.relation("process.p14", "process.p15")).toBe(500);
    expect(categories.relation("process.p14", "process.p01")).toBe(0);
    expect(categories.relation("process.p13", "industry.C336")).toBe(categories.relation("industry.C336", "process.p13"));
    expect(categories.relation("no such", "no such")).toBe(0);
  });

  it("are guessed from a title where it names one", () => {
    expect(guessCategory("闲置厂房 5000 平米")).toBe("land.plant");
    expect(guessCategory("科技补偿贷")).toBe("finance.technology");
    expect(guessCategory("今天天气很好")).toBeNull();
    for (const title of ["劳务贷", "冷链", "停车位", "招聘焊工"]) expect(categories.find(guessCategory(title)!)).not.toBeNull();
  });
});

describe("processes", () => {
  it("know their synonyms", () => {
    expect(processes.groupOf("涂装")).toBe("喷涂");
    expect(processes.groupOf("cnc")).toBe("铣削");
    expect(processes.wordsOf("喷涂")).toContain("喷漆");
    expect(processes.groupOf("天气")).toBeNull();
  });

  it("are found in a text: the longest name from the left, letters as whole words", () => {
    expect(processes.groupsIn("静电喷涂与激光切割、cnc，再喷漆")).toEqual(["喷涂", "切割", "铣削", "喷涂"]);
    expect(processes.groupsIn("cncx 5cnc oem")).toEqual(["代工贴牌"]);
    expect(processes.groupsIn("")).toEqual([]);
  });
});

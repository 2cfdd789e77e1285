import { describe, expect, it } from "vitest";
import { lettersTyped, soundsAt, soundsOf } from "./sounds-like.ts";

const readings: Record<string, string[]> = {
  金: ["jin"], 大: ["da", "dai"], 丰: ["feng"], 机: ["ji"], 械: ["xie"], 喷: ["pen"], 漆: ["qi"], 重: ["zhong", "chong"], 庆: ["qing"], 长: ["chang", "zhang"],
  行: ["xing", "hang"], 银: ["yin"], 西: ["xi"], 安: ["an"], 鲜: ["xian"], 女: ["nv"], 略: ["lue"],
};
const readingsOf = (character: string) => readings[character] ?? [];
const at = (text: string, typed: string) => soundsAt(soundsOf(text, readingsOf), lettersTyped(typed)!);

describe("what a name is read as", () => {
  it.each([
    ["金大丰", "jdf"],
    ["金大丰", "jindafeng"],
    ["金大丰", "Jin Da Feng"],
    ["金大丰", "jindf"],
    ["金大丰", "jdfeng"],
    ["金大丰", "jindafe"],
    ["金大丰", "j"],
    ["喷漆", "penqi"],
    ["重庆", "chongqing"],
    ["重庆", "zhongqing"],
    ["重庆", "cq"],
    ["重庆", "chq"],
    ["重庆", "zq"],
    ["长丰", "cf"],
    ["长丰", "zhangfeng"],
    ["银行", "yinhang"],
    ["银行", "yx"],
    ["西安", "xi'an"],
    ["西安", "xian"],
    ["鲜", "xian"],
    ["女", "nv"],
    ["略", "lue"],
    ["CNC机械", "cncjixie"],
    ["金（大）丰", "jdf"],
    ["ＣＮＣ机", "cncj"],
  ])("%s begins as %s", (text, typed) => {
    expect(at(text, typed)).toBe(0);
  });

  it("is found within, where it begins", () => {
    expect(at("重庆金大丰机械", "jdf")).toBe(2);
    expect(at("（金）大丰", "df")).toBe(3);
  });

  it.each([
    ["金大丰", "jf"],
    ["金大丰", "jindafengji"],
    ["金大丰", "d"],
    ["金大丰", "jidf"],
    ["金大丰", "ang"],
    ["重庆", "qing chong"],
    ["", "a"],
    ["℃", "a"],
    ["！丰", "jf"],
  ])("%s is not %s", (text, typed) => {
    expect(at(text, typed)).toBeNull();
  });

  it.each(["", "  ", "金大丰", "j1", "2026-12", "j-d"])("%j is no pinyin", (typed) => {
    expect(lettersTyped(typed)).toBeNull();
  });
});

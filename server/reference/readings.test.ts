import { expect, it } from "vitest";
import { soundsAt, soundsOf } from "../../app/contracts/sounds-like.ts";
import { readingsInWords, readingsOf } from "./readings.ts";

it.each([
  ["重庆", "chong qing"],
  ["重型机械", "zhong xing ji xie"],
  ["银行", "yin hang"],
  ["旅行", "lv xing"],
  ["长安", "chang an"],
  ["生长", "sheng zhang"],
  ["厦门", "xia men"],
  ["六安", "lu an"],
  ["会计", "kuai ji"],
  ["兖州", "yan zhou"],
  ["战略", "zhan lue"],
  ["女工", "nv gong"],
  ["喆堃玥䶮", "zhe kun yue yan"],
])("reads %s in its words: %s", (text, readings) => {
  expect(readingsInWords(text).join(" ")).toBe(readings);
});

it("knows every way to read a character, the usual one first, each once", () => {
  expect(readingsOf("长")).toEqual(["chang", "zhang"]);
  expect(readingsOf("行")).toEqual(expect.arrayContaining(["xing", "hang"]));
  expect(readingsOf("金")).toEqual(["jin"]);
  for (const other of ["a", "5", "，", ""]) expect(readingsOf(other)).toEqual([]);
});

it.each([
  ["重庆", "cq"],
  ["重庆", "zq"],
  ["长丰农机", "zfnj"],
  ["长丰农机", "cfnj"],
  ["任城区", "rcq"],
  ["单县", "sx"],
])("%s is found by %s, however it is read", (name, typed) => {
  expect(soundsAt(soundsOf(name, readingsOf), typed)).toBe(0);
});

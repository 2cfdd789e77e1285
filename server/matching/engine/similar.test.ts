import { describe, expect, it } from "vitest";
import { loadReference } from "../../reference/load-reference.ts";
import { createVocabulary } from "../create-vocabulary.ts";
import { asksForSame, isReissue } from "./similar.ts";
import { normaliseText } from "./text/normalise.ts";

describe("isReissue", () => {
  it.each([
    ["供电保障电缆采购项目", "供电保障电缆采购项目(重发)"],
    ["安防设备采购项目(重新招标)", "安防设备采购项目"],
    ["[已流标]一期工程可行性研究", "一期工程可行性研究"],
    ["送水车采购", "送水车采购第二次招标"],
    ["球墨管及管件采购项目", "球墨管及管件采购项目(标段1重发)"],
    ["500台套拖拉机覆盖件喷涂外协", "500台套拖拉机覆盖件喷涂 外协"],
  ])("takes %s and %s for the same", (one, other) => {
    expect(isReissue(one, other)).toBe(true);
    expect(isReissue(other, one)).toBe(true);
  });

  it.each([
    ["绿地养护服务采购项目(标段二)", "绿地养护服务采购项目(标段三)"],
    ["2025年度社区服务外包项目", "2026年度社区服务外包项目"],
    ["西生活小区基础物业服务采购项目", "东生活小区基础物业服务采购项目"],
    ["拖拉机覆盖件喷涂", "拖拉机覆盖件电镀"],
    ["", ""],
  ])("tells %s from %s", (one, other) => {
    expect(isReissue(one, other)).toBe(false);
  });
});

describe("asksForSame", () => {
  const vocabulary = createVocabulary(loadReference());
  const same = (one: string, other: string) => asksForSame(normaliseText(one), normaliseText(other), vocabulary);

  it.each([
    ["甲酒店布草洗涤采购项目", "某饭店2025-2026年度布草洗涤服务（重发）"],
    ["急招电焊工8人", "招聘电焊工5人"],
    ["激光熔覆修复10根", "激光熔覆修复20根"],
    ["拖拉机覆盖件喷漆外协", "农机涂装加工"],
    ["（一期）家具", "家具采购项目"],
    ["CNC加工", "cnc 加工 20 件"],
    ["绿地养护服务采购项目(标段二)", "绿地养护服务采购项目(标段三)"],
  ])("takes %s and %s for one thing, whoever asks", (one, other) => {
    expect(same(one, other)).toBe(true);
    expect(same(other, one)).toBe(true);
  });

  it.each([
    ["公园南侧地块建设项目电线电缆材料采购", "公园南侧地块建设项目进户门采购及相关服务"],
    ["外国语学校（新建工程）单体空调采购项目", "外国语学校（新建工程）实验室项目采购"],
    ["会议中心开业营销服务采购项目", "会议中心海鲜、冻品定点采购项目"],
    ["采购项目", "服务采购项目（第二次）"],
    ["", ""],
  ])("tells %s from %s", (one, other) => {
    expect(same(one, other)).toBe(false);
    expect(same(other, one)).toBe(false);
  });
});

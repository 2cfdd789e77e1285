import { describe, expect, it } from "vitest";
import { isReissue } from "./similar.ts";

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

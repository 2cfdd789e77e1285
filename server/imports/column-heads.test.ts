import { describe, expect, test } from "vitest";
import { fieldLabels, fieldsOfHeads, rawFields, unitOfHead } from "./column-heads.ts";

describe("what the heads of columns mean", () => {
  test("every label is known for what it is", () => {
    expect(fieldsOfHeads(Object.values(fieldLabels))).toEqual(Object.keys(fieldLabels));
    expect(fieldsOfHeads(rawFields)).toEqual(rawFields);
  });

  test.each([
    ["需求名称*", "title"],
    ["标题（必填）", "title"],
    [" 截止 日期：", "deadline"],
    ["预算（万元）", "amount"],
    ["社会信用代码", "creditCode"],
    ["联系人", null],
    // As the page where one is published calls them.
    ["最晚交付", "deadline"],
    ["具体说明", "text"],
    ["单价上限（元）", "price"],
    ["总预算（元）", "amount"],
    ["每家至少承接", "minLot"],
    ["损失或违约金（元）", "stake"],
    ["逾期违约金（万元）", "stake"],
    ["对方须具备", "conditions"],
  ])("%s is %s", (head, field) => {
    expect(fieldsOfHeads([head])).toEqual([field]);
  });

  test.each([
    [["单位", "标题"], ["enterprise", "title"]],
    [["标题", "数量", "单位"], ["title", "quantity", "unit"]],
    [["企业名称", "标题", "单位"], ["enterprise", "title", "unit"]],
    [["标题", "名称"], ["title", null]],
  ])("%j are %j", (heads, fields) => {
    expect(fieldsOfHeads(heads)).toEqual(fields);
  });

  test.each([
    ["预算（万元）", "万元"],
    ["数量(吨)", "吨"],
    ["单价（单位：元/吨）", "元/吨"],
    ["标题", null],
  ])("%s names the unit %s", (head, unit) => {
    expect(unitOfHead(head)).toBe(unit);
  });
});

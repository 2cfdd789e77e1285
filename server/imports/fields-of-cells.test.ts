import { describe, expect, test } from "vitest";
import { fieldsOfCells } from "./fields-of-cells.ts";

describe("what the cells of a row say", () => {
  test("by field, without what is empty or not imported", () => {
    const columns = [{ head: "名称", field: "title" as const }, { head: "联系人", field: null }, { head: "备注", field: "text" as const }];
    expect(fieldsOfCells([" 喷涂 ", "王工", ""], columns)).toEqual({ title: "喷涂" });
    expect(fieldsOfCells(["喷涂"], columns)).toEqual({ title: "喷涂" });
  });

  test.each([
    ["预算（万元）", "50", "50万元"],
    ["预算（万）", "５０", "５０万元"],
    ["预算（万元）", "50元", "50元"],
    ["预算（含税）", "50", "50"],
    ["预算", "50", "50"],
  ])("a figure below %s: %s is %s", (head, cell, amount) => {
    expect(fieldsOfCells([cell], [{ head, field: "amount" }])).toEqual({ amount });
    expect(fieldsOfCells([cell], [{ head, field: "stake" }])).toEqual({ stake: amount });
  });

  test("a price below its unit, and a quantity below its own where no column names one", () => {
    expect(fieldsOfCells(["35"], [{ head: "单价（元/吨）", field: "price" }])).toEqual({ price: "35元/吨" });
    const quantity = { head: "数量(吨)", field: "quantity" as const };
    expect(fieldsOfCells(["5"], [quantity])).toEqual({ quantity: "5", unit: "吨" });
    expect(fieldsOfCells(["5", "件"], [quantity, { head: "单位", field: "unit" }])).toEqual({ quantity: "5", unit: "件" });
  });
});

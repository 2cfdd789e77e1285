import { expect, test } from "vitest";
import { presentCause } from "./present-cause.ts";

test.each([
  ["按轮值顺序", "by_order"],
  ["互换：乙厂搬迁", "swapped:乙厂搬迁"],
  ["顺延：停产\n检修", "skipped:停产\n检修"],
  ["接任：原理事长单位退出", "succeeded"],
  ["首次设置", "set_up"],
  ["演示数据", "demo"],
  ["by_order", "by_order"],
  ["swapped:乙厂搬迁", "swapped:乙厂搬迁"],
  ["企业推荐", "企业推荐"],
  ["本届按轮值顺序接任", "本届按轮值顺序接任"],
])("%j is told as %j", (stored, told) => {
  expect(presentCause(stored)).toBe(told);
});

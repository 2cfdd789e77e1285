import { expect, it } from "vitest";
import { sharesOf } from "./shares-of.ts";

it.each<[string, Parameters<typeof sharesOf>[0], number[]]>([
  ["nothing said", { situation: "", problems: "", requests: [] }, []],
  ["all in one part", { situation: "好", problems: "", requests: [] }, [100, 0, 0]],
  ["a third each: the first one takes what is left", { situation: "好", problems: "难", requests: ["请"] }, [34, 33, 33]],
  ["requests together", { situation: "六个字的情况", problems: "难", requests: ["请", "帮忙"] }, [60, 10, 30]],
])("%s", (_what, statement, percents) => {
  expect(sharesOf(statement).map(({ percent }) => percent)).toEqual(percents);
});

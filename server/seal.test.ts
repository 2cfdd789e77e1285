import { expect, test } from "vitest";
import { createSeal } from "./seal.ts";

const [old, fresh] = ["o".repeat(32), "n".repeat(32)];

test("what an older secret sealed is opened while that is still named, and by nobody else", () => {
  const sealed = createSeal([old], "robots").seal("地址");
  expect(createSeal([fresh, old], "robots").open(sealed)).toBe("地址");
  expect(createSeal([fresh], "robots").open(sealed)).toBeNull();
  expect(createSeal([old], "second factor").open(sealed)).toBeNull();
  expect(createSeal([old], "robots").open(`${sealed.slice(0, -4)}AAAA`)).toBeNull();
  expect(createSeal([old], "robots").open("")).toBeNull();
});

test("the same text is sealed differently each time, by the newest secret", () => {
  const { seal } = createSeal([fresh, old], "robots");
  expect(seal("地址")).not.toBe(seal("地址"));
  expect(createSeal([fresh], "robots").open(seal("地址"))).toBe("地址");
});

import { beforeEach, describe, expect, it, vi } from "vitest";
import { noteAnswer, readAnswer } from "./last-answer.ts";

beforeEach(() => {
  localStorage.clear();
  document.documentElement.lang = "en";
});

describe("the last answer of the hub", () => {
  it("is known by its time and the page's language", () => {
    expect(readAnswer()).toBeNull();
    noteAnswer(1_795_947_623_671);
    expect(readAnswer()).toEqual({ at: 1_795_947_623_671, locale: "en" });
  });

  it.each(["", "{", "null", "[]", '{"at":"soon","locale":"en"}', '{"at":1,"locale":"fr"}'])("is not known from what is none: %s", (text) => {
    localStorage.setItem("lianmeng:answer", text);
    expect(readAnswer()).toBeNull();
  });

  it("is not known on a device that keeps nothing, and nothing breaks", () => {
    const refused = () => {
      throw new DOMException("no", "SecurityError");
    };
    const storage = [vi.spyOn(Storage.prototype, "setItem").mockImplementation(refused), vi.spyOn(Storage.prototype, "getItem").mockImplementation(refused)];
    noteAnswer(1);
    expect(readAnswer()).toBeNull();
    for (const spy of storage) spy.mockRestore();
  });
});

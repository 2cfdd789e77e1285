import { afterEach, beforeEach, expect, vi, type MockInstance } from "vitest";

/** A test that makes the code under it complain on the console has found something: it fails. */
let error: MockInstance<typeof console.error>;

beforeEach(() => {
  error = vi.spyOn(console, "error");
});

afterEach(() => {
  const complaints = error.mock.calls.map((call) => call.map(String).join(" "));
  error.mockRestore();
  expect(complaints, "console.error was called").toEqual([]);
});

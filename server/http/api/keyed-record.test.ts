import { describe, expect, test } from "vitest";
import { keyedRecord } from "./keyed-record.ts";

describe("keyedRecord", () => {
  const record = keyedRecord("a".repeat(24), "1b4e28ba");
  const reply = `{"path":"/invitation?token=秘"}`;

  test("is found, and known by its content, by who has the key", () => {
    const again = keyedRecord("a".repeat(24), "1b4e28ba");
    expect(again.id).toBe(record.id);
    expect(again.fingerprintOf("one")).toBe(record.fingerprintOf("one"));
    expect(again.fingerprintOf("two")).not.toBe(record.fingerprintOf("one"));
    expect(again.open(record.seal(reply))).toBe(reply);
    expect(again.open(record.seal(""))).toBe("");
  });

  test("tells nothing without it: neither the key, nor the reply, nor the same content under another key", () => {
    expect(record.id).not.toContain("1b4e28ba");
    expect(Buffer.from(record.seal(reply), "base64").toString("latin1")).not.toContain("token");
    expect(record.seal(reply)).not.toBe(record.seal(reply));
    for (const other of [keyedRecord("b".repeat(24), "1b4e28ba"), keyedRecord("a".repeat(24), "1b4e28bb")]) {
      expect(other.id).not.toBe(record.id);
      expect(other.fingerprintOf("one")).not.toBe(record.fingerprintOf("one"));
      expect(() => other.open(record.seal(reply))).toThrow("unable to authenticate data");
    }
  });
});

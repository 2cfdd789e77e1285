import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayAt, startOfDay } from "../clock.ts";
import { addMonths, boundaryAfter, continueSlots, skipSlot, swapSlots, withoutMember, type RotationRule, type Slot } from "./rotation.ts";

const rule = (order: string, given: Partial<RotationRule> = {}): RotationRule => ({
  order: [...order],
  termMonths: 3,
  anchor: "2026-01-01",
  ...given,
});
const members = (slots: Slot[]) => slots.map((slot) => slot.organization).join("");

describe("addMonths", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-01-31", 2, "2026-03-31"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2028-02-29", 48, "2032-02-29"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-12-31", 1, "2027-01-31"],
    ["2026-03-15", -3, "2025-12-15"],
  ])("%s and %i months: %s", (day, months, result) => {
    expect(addMonths(day, months)).toBe(result);
  });
});

describe("boundaryAfter", () => {
  it("does not drift away from the 31st", () => {
    const monthly = rule("AB", { termMonths: 1, anchor: "2026-01-31" });
    const days = continueSlots(monthly, null, 5).map((slot) => dayAt(slot.from));
    expect(days).toEqual(["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);
  });

  it("begins a term at midnight in Shanghai", () => {
    expect(boundaryAfter(rule("A"), new Date("2026-03-31T15:59:59.999Z")).toISOString()).toBe("2026-03-31T16:00:00.000Z");
    expect(boundaryAfter(rule("A"), new Date("2026-03-31T16:00:00.000Z")).toISOString()).toBe("2026-06-30T16:00:00.000Z");
  });
});

describe("commands", () => {
  const four = rule("ABCD");
  const future = continueSlots(four, { until: startOfDay("2026-04-01"), turn: "A" }, 5);

  it("the order goes round", () => {
    expect(members(future)).toBe("BCDAB");
  });

  it("a swap changes two members and nothing behind them", () => {
    const swapped = swapSlots(future, 3, 4, "互换");
    expect(members(swapped)).toBe("BCDBA");
    expect(members(continueSlots(four, swapped.at(-1)!, 4))).toBe("CDAB");
    expect(swapped.map((slot) => slot.cause)).toEqual([...future.slice(0, 3).map((slot) => slot.cause), "互换", "互换"]);
  });

  it("a skipped member comes again in the next round", () => {
    expect(members(skipSlot(four, future, 1, "重组"))).toBe("BDABC");
    expect(members(skipSlot(four, future, 4, "重组"))).toBe("BCDAC");
  });

  it("a member that left never comes again, and its turns go to those behind it", () => {
    expect(members(withoutMember(four, future, "C"))).toBe("BDABD");
    expect(members(withoutMember(four, swapSlots(future, 0, 1, "互换"), "B"))).toBe("CDACD");
    expect(withoutMember(rule("A"), continueSlots(rule("A"), null, 3), "A")).toEqual([]);
  });
});

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays("2000-01-01", count));
const rules = fc
  .record({ anchor: days, termMonths: fc.integer({ min: 1, max: 60 }), size: fc.integer({ min: 1, max: 8 }) })
  .map(({ size, ...rest }) => ({ ...rest, order: [..."ABCDEFGH"].slice(0, size) }));
const commands = fc.array(
  fc.record({ kind: fc.constantFrom("swap", "skip", "leave", "extend"), first: fc.nat(30), second: fc.nat(30) }),
  { maxLength: 12 },
);

describe("a rotation under any commands", () => {
  it("has neither gaps nor overlaps, keeps its boundaries, and seats members only", () => {
    fc.assert(
      fc.property(rules, commands, (start, done) => {
        let current: RotationRule = start;
        let slots = continueSlots(current, null, current.order.length + 1);
        const periods = () => slots.map(({ from, until }) => `${from.toISOString()}/${until.toISOString()}`);
        for (const { kind, first, second } of done) {
          const before = periods();
          if (slots.length === 0) break;
          if (kind === "swap") slots = swapSlots(slots, first % slots.length, second % slots.length, "x");
          if (kind === "skip" && current.order.length > 1) slots = skipSlot(current, slots, first % slots.length, "x");
          if (kind === "extend") slots = [...slots, ...continueSlots(current, slots.at(-1)!, 1 + (first % 3))];
          if (kind === "leave") {
            const leaving = current.order[first % current.order.length]!;
            slots = withoutMember(current, slots, leaving);
            current = { ...current, order: current.order.filter((member) => member !== leaving) };
          }
          expect(periods().slice(0, before.length)).toEqual(slots.length > 0 ? before : []);
        }
        for (const [index, slot] of slots.entries()) {
          expect(current.order).toContain(slot.organization);
          expect(current.order).toContain(slot.turn);
          expect(slot.from < slot.until).toBe(true);
          expect(slot.from).toEqual(slots[index - 1]?.until ?? startOfDay(start.anchor));
          expect(slot.until).toEqual(startOfDay(addMonths(start.anchor, (index + 1) * start.termMonths)));
        }
      }),
    );
  });

  it("gives each member one term in every round, when nobody interferes", () => {
    fc.assert(
      fc.property(rules, fc.nat(20), (current, offset) => {
        const slots = continueSlots(current, null, offset + current.order.length).slice(offset);
        expect(new Set(slots.map((slot) => slot.organization)).size).toBe(current.order.length);
      }),
    );
  });

  it("after a swap goes on as it would have gone on without", () => {
    fc.assert(
      fc.property(rules, fc.nat(9), fc.nat(9), (current, first, second) => {
        const slots = continueSlots(current, null, 10);
        const swapped = swapSlots(slots, first, second, "x");
        expect(continueSlots(current, swapped.at(-1)!, 10)).toEqual(continueSlots(current, slots.at(-1)!, 10));
      }),
    );
  });
});

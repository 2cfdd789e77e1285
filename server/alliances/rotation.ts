import { dayAt, startOfDay } from "../clock.ts";
import { writeCause } from "../../app/contracts/causes.ts";
import type { Day } from "../../app/contracts/common.ts";

/** Length of a term in calendar months, members in order, and the day from which terms are counted. */
export interface RotationRule {
  termMonths: number;
  order: string[];
  anchor: Day;
}

/** A stretch of time and whose it is: from the first instant to the first instant after it. */
export interface Slot {
  from: Date;
  until: Date;
  /** Member that holds the chair. */
  organization: string;
  /** Member whose turn it was by the order; differs from `organization` after a swap. */
  turn: string;
  /** Why it is so, as `app/contracts/causes.ts` writes it. */
  cause: string;
}

/** Cause of a term that nobody changed. */
export const BY_ORDER = writeCause("by_order");

/** The same day of the month `months` later, or that month's last day where it has no such day. Pure. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const lastDate = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${two((index % 12) + 1)}-${two(Math.min(date, lastDate))}`;
}

/**
 * First boundary between two terms after an instant. Boundaries are counted from the anchor and not from one
 * another: terms that began on 31 January end on 28 February and then again on 31 March. Pure.
 */
export function boundaryAfter({ anchor, termMonths }: RotationRule, instant: Date): Date {
  const [year, month] = dayAt(instant).split("-").map(Number) as [number, number];
  const [anchorYear, anchorMonth] = anchor.split("-").map(Number) as [number, number];
  const months = (year - anchorYear) * 12 + (month - anchorMonth);
  for (let count = Math.floor(months / termMonths) - 1; ; count += 1) {
    const boundary = startOfDay(addMonths(anchor, count * termMonths));
    if (boundary > instant) return boundary;
  }
}

/** The member after another in the order, around its end; the first of the order after a stranger. Pure. */
export function memberAfter(order: string[], member: string | null): string {
  return order[(order.indexOf(member ?? "") + 1) % order.length]!;
}

/**
 * The next `count` slots by the order, without a gap after `last` (null: from the anchor). Pure.
 * None when the order is empty.
 */
export function continueSlots(rule: RotationRule, last: Pick<Slot, "until" | "turn"> | null, count: number): Slot[] {
  const slots: Slot[] = [];
  if (rule.order.length === 0) return slots;
  let from = last?.until ?? startOfDay(rule.anchor);
  let turn = last?.turn ?? null;
  while (slots.length < count) {
    const until = boundaryAfter(rule, from);
    turn = memberAfter(rule.order, turn);
    slots.push({ from, until, organization: turn, turn, cause: BY_ORDER });
    from = until;
  }
  return slots;
}

/** Two slots with their members changed; periods and turns stay. Pure. */
export function swapSlots(slots: Slot[], first: number, second: number, cause: string): Slot[] {
  return slots.map((slot, index) => {
    if (index === first) return { ...slot, organization: slots[second]!.organization, cause };
    if (index === second) return { ...slot, organization: slots[first]!.organization, cause };
    return slot;
  });
}

/** The slots without the turn at `skipped`: those behind it move up, the order fills the end. Periods stay. Pure. */
export function skipSlot(rule: RotationRule, slots: Slot[], skipped: number, cause: string): Slot[] {
  const moved = moveUp(rule, slots, slots.filter((_, index) => index !== skipped));
  return moved.map((slot, index) => (index === skipped ? { ...slot, cause } : slot));
}

/**
 * The slots without a member that left: its turns fall away, those behind move up, the order fills the end.
 * Periods stay. Pure.
 *
 * @param rule with the order as it was before the member left
 */
export function withoutMember(rule: RotationRule, slots: Slot[], member: string): Slot[] {
  const place = rule.order.indexOf(member);
  const before = rule.order[(place + rule.order.length - 1) % rule.order.length] ?? member;
  const kept = slots
    .filter((slot) => slot.organization !== member)
    // A member that had taken over the turn of the one who left keeps its time; the order goes on behind that turn.
    .map((slot) => (slot.turn === member ? { ...slot, turn: before } : slot));
  const order = rule.order.filter((other) => other !== member);
  if (order.length === 0) return [];
  const lastTurn = slots.at(-1)?.turn;
  return moveUp({ ...rule, order }, slots, kept, lastTurn === member ? before : lastTurn);
}

/** Gives the periods of `slots` to the members of `kept` in turn and then to the order. */
function moveUp(rule: RotationRule, slots: Slot[], kept: Slot[], lastTurn = slots.at(-1)?.turn): Slot[] {
  const members = kept.map(({ organization, turn, cause }) => ({ organization, turn, cause }));
  let turn = lastTurn ?? null;
  while (members.length < slots.length) {
    turn = memberAfter(rule.order, turn);
    members.push({ organization: turn, turn, cause: BY_ORDER });
  }
  return slots.map(({ from, until }, index) => ({ from, until, ...members[index]! }));
}

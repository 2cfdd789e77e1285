import { describe, expect, test } from "vitest";
import { seatsInForce } from "../access/actor.ts";
import { seatsOfTerm } from "./seats-of-term.ts";

const at = (day: number) => new Date(Date.UTC(2026, 8, day));
const term = {
  _id: "term",
  alliance: "alliance",
  organization: "chair-firm",
  person: "chair",
  deputy: { person: "deputy", organization: "deputy-firm" },
  acting: { from: at(10), until: at(12), cause: "出差" },
  from: at(1),
  until: at(30),
  cause: "by_order",
};
const isChairOn = (person: string, day: number, of: Parameters<typeof seatsOfTerm>[0] = term) =>
  seatsInForce(seatsOfTerm(of, person, "370812"), at(day)).some((seat) => seat.role === "chair");

describe("seatsOfTerm", () => {
  test("begins with the first instant of the term and ends with the last", () => {
    const plain = { ...term, acting: null };
    expect([0, 1, 29, 30].map((day) => isChairOn("chair", day, plain))).toEqual([false, true, true, false]);
  });

  test("there is exactly one chair on each day: the deputy while acting, else the holder", () => {
    for (let day = 1; day < 30; day += 1) {
      const deputyActs = day >= 10 && day < 12;
      expect([isChairOn("chair", day), isChairOn("deputy", day)], `day ${day}`).toEqual([!deputyActs, deputyActs]);
    }
  });

  test("the deputy sits for their own organization, others have no seat", () => {
    expect(seatsOfTerm(term, "deputy", "370812")[0]?.organization).toBe("deputy-firm");
    expect(seatsOfTerm(term, "somebody", "370812")).toEqual([]);
  });
});

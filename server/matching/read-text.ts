import type { ReadTextInput, TextFact } from "../../app/contracts/match-preview.ts";
import { writeQuantity } from "../../app/contracts/milli.ts";
import type { Actor } from "../access/actor.ts";
import { dayAt } from "../clock.ts";
import { dayNumber, dayOfNumber } from "./engine-listing.ts";
import type { Fact } from "./engine/read/extract-facts.ts";
import type { MatchingDependencies } from "./ports.ts";

/**
 * Quantities, capacities, prices, money, days and processes in a text as a person wrote it, for the chips of the publish form.
 * Stores nothing.
 */
export async function readText(
  { engine, clock, processCategory }: MatchingDependencies,
  _actor: Actor,
  input: ReadTextInput,
): Promise<{ facts: TextFact[] }> {
  const facts = await engine.readFacts(input.text, dayNumber(dayAt(clock.now())));
  return { facts: facts.map((fact) => present(fact, processCategory)) };
}

function present(fact: Fact, processCategory: MatchingDependencies["processCategory"]): TextFact {
  const { start, end, words } = fact;
  const span = { start, end, words };
  switch (fact.kind) {
    case "quantity":
      return { kind: "quantity", ...span, quantity: writeQuantity(fact.milli, fact.unit)!, rough: fact.rough };
    case "capacity": {
      const { unit, period } = fact;
      return { kind: "capacity", ...span, quantity: writeQuantity(fact.milli, unit)!, period, perDay: writeQuantity(Math.round(fact.milliPerDay), unit)! };
    }
    case "price":
      return { kind: "price", ...span, price: { amount: fact.fen, currency: "CNY", per: fact.per }, rough: fact.rough };
    case "money":
      return { kind: "money", ...span, money: { amount: fact.fen, currency: "CNY" }, loss: fact.loss, rough: fact.rough };
    case "process":
      return { kind: "process", ...span, process: fact.process, category: processCategory(fact.process) };
    case "date":
      return { kind: "date", ...span, from: dayOfNumber(fact.from), until: dayOfNumber(fact.until), deadline: fact.deadline };
  }
}

import { expect, it } from "vitest";
import { generateMarket, marketDay } from "./engine/testing/generate-market.ts";
import type { EngineListing } from "./engine/types.ts";
import type { EngineChange } from "./engine-protocol.ts";
import { createRenewableEngine, type RenewableEngine } from "./renewable-engine.ts";
import { createMarketVocabulary } from "./testing/create-market-vocabulary.ts";

const { vocabulary } = createMarketVocabulary();
const market = generateMarket(2);
const lines = Array.from({ length: 300 }, (_, number) => market.line(number, number % 2 === 0 ? "need" : "resource"));
const changed = (number: number): EngineListing => ({ ...market.line(5_000 + number, lines[number]!.side), id: lines[number]!.id });

function filled(listings: readonly EngineListing[]): RenewableEngine {
  const engine = createRenewableEngine(vocabulary);
  engine.apply(listings.map((put) => ({ put })));
  return engine;
}

function answers({ calls }: RenewableEngine): unknown {
  return Array.from({ length: 20 }, (_, number) => {
    const query = { listing: market.line(9_000 + number, number % 2 === 0 ? "need" : "resource"), today: marketDay, visible: null };
    return [calls.match(query), calls.diagnose(query), calls.split(query), calls.similar(query)];
  });
}

it("answers as before while it is built anew, and then as one that only ever had the live lines", () => {
  const worn = filled(lines);
  const dead: EngineChange[] = lines.slice(0, 200).map(({ id }) => ({ withdraw: id }));
  worn.apply(dead);
  const before = answers(worn);
  const live = lines.slice(200);
  worn.apply([{ rebuild: "begin" }, ...live.slice(0, 60).map((fill): EngineChange => ({ fill }))]);
  expect(answers(worn)).toEqual(before);
  expect(worn.calls.stats()).toMatchObject({ withdrawn: 200 });
  worn.apply([...live.slice(60).map((fill): EngineChange => ({ fill })), { rebuild: "end" }]);
  expect(worn.calls.stats()).toMatchObject({ withdrawn: 0, needs: 50, resources: 50 });
  expect(answers(worn)).toEqual(answers(filled(live)));
  expect(worn.calls.stats().bytes).toBeLessThan(filled(lines).calls.stats().bytes);
});

it("takes changes meanwhile, whether their lines were filled in already or not", () => {
  const engine = filled(lines);
  const fills = lines.map((fill): EngineChange => ({ fill }));
  engine.apply([{ rebuild: "begin" }, ...fills.slice(0, 100)]);
  engine.apply([{ put: changed(10) }, { withdraw: lines[20]!.id }, { put: changed(250) }, { withdraw: lines[260]!.id }]);
  const late = lines.map((line, number) => (number === 250 ? changed(250) : line)).filter((_, number) => number >= 100 && number !== 260);
  engine.apply([...late.map((fill): EngineChange => ({ fill })), { rebuild: "end" }]);
  const live = lines.map((line, number) => (number === 10 || number === 250 ? changed(number) : line)).filter((_, number) => number !== 20 && number !== 260);
  expect(engine.calls.stats()).toMatchObject({ needs: live.filter(({ side }) => side === "need").length });
  const fresh = createRenewableEngine(vocabulary);
  fresh.apply([{ rebuild: "begin" }, { rebuild: "end" }]);
  fresh.apply(lines.slice(0, 100).map((put) => ({ put })));
  fresh.apply([{ put: changed(10) }, { withdraw: lines[20]!.id }, { put: changed(250) }]);
  fresh.apply(late.map((put) => ({ put })));
  expect(answers(engine)).toEqual(answers(fresh));
});

it("passes over an end without a beginning, and what is filled in then", () => {
  const engine = filled(lines.slice(0, 50));
  const before = answers(engine);
  engine.apply([{ fill: lines[60]! }, { rebuild: "end" }]);
  expect(answers(engine)).toEqual(before);
});

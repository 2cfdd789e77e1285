import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoints } from "../../server/http/api/endpoints.ts";
import { accessRows as rows } from "../access/rows.ts";
import { buildWorld, visitors, type World } from "../access/world.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

const nameOf = (row: { method: string; path: string }) => `${row.method} ${row.path}`;

describe("rights matrix", () => {
  let hub: TestHub;
  let world: World;

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  test("every endpoint has a row, and every row an endpoint", () => {
    expect(rows.map(nameOf).toSorted()).toEqual(endpoints.map(nameOf).toSorted());
  });

  test.each(rows.map((row) => [nameOf(row), row] as const))("%s", async (_name, row) => {
    const answers: Record<string, number> = {};
    const expected: Record<string, number | undefined> = {};
    for (const who of visitors) {
      const { path, body, headers } = await row.knock(world, who);
      const token = who === "stranger" ? null : world.people[who].token;
      answers[who] = (await hub.call(row.method, path, token, body, headers)).status;
      expected[who] = row.answers[who] ?? row.answers.others;
    }
    expect(answers).toEqual(expected);
  });
});

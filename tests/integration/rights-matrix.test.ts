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
    let knock: Awaited<ReturnType<typeof row.knock>> | undefined;
    for (const who of visitors) {
      // Who was refused, or only read, left the subject as it was: whoever comes next knocks at the same door.
      if (knock === undefined || row.isShortLived || row.knock.length > 1) knock = await row.knock(world, who);
      const token = who === "stranger" ? null : world.people[who].token;
      answers[who] = (await hub.call(row.method, knock.path, token, knock.body, knock.headers)).status;
      expected[who] = row.answers[who] ?? row.answers.others;
      if (answers[who] < 400 && row.method !== "GET") knock = undefined;
    }
    expect(answers).toEqual(expected);
  });
});

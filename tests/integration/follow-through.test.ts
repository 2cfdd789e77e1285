import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ActionView } from "../../app/contracts/actions.ts";
import type { FollowThroughView } from "../../app/contracts/stats.ts";
import { buildWorld, type World } from "../access/world.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { buildPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

/** What was decided, and how it gets done, unit by unit. */
describe("tasks by the unit that leads them", () => {
  let hub: TestHub;
  let world: World;
  let today: string;

  const as = async <Body>(who: keyof World["people"], method: string, path: string, body?: object) => {
    const reply = await hub.call(method, path, world.people[who].token, body);
    if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as Body;
  };
  const give = (lead: string, days: number) =>
    as<ActionView>("secretary", "POST", "/actions", { alliance: world.alliance.id, title: "预留涂装能力", lead, helpers: [], due: addDays(today, days), measure: "清单上有条目" });
  const report = async ({ id }: ActionView) => {
    await as("liaison", "POST", `/actions/${id}/accept`, {});
    await as("liaison", "POST", `/actions/${id}/done`, { proof: "已在清单上发布" });
  };
  const units = (who: keyof World["people"], query = "period=all") => as<FollowThroughView>(who, "GET", `/stats/units?${query}`);

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
    today = dayAt(hub.clock.now());
    const [inTime, late] = [await give(world.organization, 5), await give(world.organization, 5)];
    await give(world.organization, 3);
    await give(world.organization, 400);
    await give(world.otherOrganization, 30);
    const cancelled = await give(world.otherOrganization, 30);
    await as("secretary", "PATCH", `/actions/${cancelled.id}`, { state: "cancelled", revision: cancelled.revision });
    await report(inTime);
    hub.clock.advance(7 * 86_400_000);
    await report(late);
  });
  afterAll(() => hub.close());

  test("are counted once each, with what was late and what is overdue; who has most overdue comes first", async () => {
    const { from, until, units: counted, partial } = await units("secretary");
    expect([from, until, partial]).toEqual([null, null, false]);
    expect(counted).toEqual([
      { unit: expect.objectContaining({ id: world.organization }), due: 4, finished: 2, inTime: 1, confirmed: 0, open: 2, overdue: 1 },
      { unit: expect.objectContaining({ id: world.otherOrganization }), due: 1, finished: 0, inTime: 0, confirmed: 0, open: 1, overdue: 0 },
    ]);
  });

  test("are read without the words of their logs, and many of them in several pieces", async () => {
    const { models, ids } = hub.dependencies;
    const record = (await models.actions.findOne({ lead: world.otherOrganization, state: "assigned" }).lean())!;
    await models.actions.insertMany(Array.from({ length: 450 }, (_, at) => ({ ...record, _id: ids.next(), number: `many-${at}` })));
    const find = vi.spyOn(models.actions, "find");
    expect((await units("secretary")).units.find(({ unit }) => unit.id === world.otherOrganization)).toMatchObject({ due: 451, open: 451 });
    expect(find).toHaveBeenCalledExactlyOnceWith(expect.anything(), { lead: 1, state: 1, due: 1, "log.kind": 1, "log.at": 1 });
    find.mockRestore();
    await models.actions.deleteMany({ number: /^many-/ });
  });

  test("each figure has its rows in the ledger", async () => {
    const [first] = (await units("secretary")).units;
    const rows = async (filter: string) => (await as<{ items: unknown[] }>("secretary", "GET", `/actions?lead=${world.organization}&${filter}`)).items.length;
    expect([await rows("cancelled=false"), await rows("finished=true"), await rows("open=true"), await rows("overdue=true")]).toEqual([first!.due, first!.finished, first!.open, first!.overdue]);
  });

  test("a period has those whose day falls into it, and its rows too", async () => {
    const { from, until, units: counted } = await units("secretary", "period=year");
    const { items } = await as<{ items: ActionView[] }>("secretary", "GET", `/actions?lead=${world.organization}&cancelled=false&dueFrom=${from}&dueUntil=${until}`);
    expect(items.every(({ due }) => due >= from! && due <= until!)).toBe(true);
    expect(counted.find(({ unit }) => unit.id === world.organization)?.due).toBe(items.length);
    expect(items.length).toBeLessThan(4);
  });

  test("of a unit that leads tasks in several alliances are counted as its reader finds them in the ledger", async () => {
    const { models, ids } = hub.dependencies;
    const { id } = await give(world.organization, 40);
    const record = (await models.actions.findOne({ _id: id }).lean())!;
    await models.actions.create([{ ...record, _id: ids.next(), alliance: world.otherAlliance.id, county: world.otherAlliance.county, number: "2026-99" }]);
    const of = async (token: string, filter = "") => {
      const { body } = await hub.call("GET", `/stats/units?period=all${filter}`, token);
      const { body: ledger } = await hub.call("GET", `/actions?lead=${world.organization}&cancelled=false${filter}`, token);
      return [(body as FollowThroughView).units.find(({ unit }) => unit.id === world.organization)?.due ?? 0, ledger.items.length];
    };
    const there = await buildPerson(hub.dependencies, { role: "liaison", organization: world.organization, alliance: world.otherAlliance.id });
    expect(await of(world.people.secretary.token)).toEqual([5, 5]);
    // A seat in one alliance opens no task of the unit in another one.
    expect(await of(world.people.liaison.token)).toEqual([5, 5]);
    expect(await of(world.people.liaison.token, `&alliance=${world.otherAlliance.id}`)).toEqual([0, 0]);
    expect(await of(there.token)).toEqual([1, 1]);
    await models.actions.deleteMany({ $or: [{ _id: id }, { number: "2026-99" }] });
  });

  test("are those that the reader may see", async () => {
    expect((await units("officer")).units).toHaveLength(2);
    expect((await units("liaisonOfOtherAlliance")).units).toEqual([]);
    expect((await units("liaisonOfOtherAlliance", `period=all&alliance=${world.alliance.id}`)).units).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { addDays, dayAt, startOfDay } from "../../server/clock.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

/** What the clock says about tasks, to whom, with the clock moved from step to step. */
describe("reminders of tasks", () => {
  let hub: TestHub;
  let world: World;
  let due: string;
  let open: string;
  let done: string;

  const noticesOf = async (who: keyof World["people"], task: string) =>
    ((await hub.call("GET", "/notices?limit=100", world.people[who].token)).body.items as { kind: string; href: string }[])
      .filter(({ href }) => href === `/actions/${task}`)
      .map(({ kind }) => kind)
      .toReversed();
  /** Noon of a day counted from the task's own, then what the clock does, on two processes at once. */
  const goTo = async (days: number) => {
    const noon = startOfDay(addDays(due, days)).getTime() + 12 * 3_600_000;
    hub.clock.advance(noon - hub.clock.now().getTime());
    await Promise.all([hub.services.followup.remindActions(), hub.services.followup.remindActions()]);
  };
  const give = async () => {
    const body = { alliance: world.alliance.id, title: "预留两成涂装能力", lead: world.organization, helpers: [world.otherOrganization], due, measure: "资源清单上有对应条目" };
    return (await hub.call("POST", "/actions", world.people.secretary.token, body)).body.id as string;
  };

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
    due = addDays(dayAt(hub.clock.now()), 10);
    open = await give();
    done = await give();
    await hub.call("POST", `/actions/${done}/accept`, world.people.liaison.token, {});
  });
  afterAll(() => hub.close());

  test("four days before: nothing yet", async () => {
    await goTo(-4);
    expect(await noticesOf("liaison", open)).toEqual(["action_assigned"]);
  });

  test("three days before: lead and helpers, once", async () => {
    await goTo(-3);
    await goTo(-2);
    expect(await noticesOf("liaison", open)).toEqual(["action_assigned", "action_soon"]);
    expect(await noticesOf("liaisonOfOtherOrganization", open)).toEqual(["action_assigned", "action_soon"]);
    expect(await noticesOf("secretary", open)).toEqual([]);
    expect(await noticesOf("service", open)).toEqual([]);
    await hub.call("POST", `/actions/${done}/done`, world.people.liaison.token, { proof: "二号线每天预留 40 台套" });
  });

  test("on its day: lead and helpers again; a task that is done says nothing more", async () => {
    await goTo(0);
    expect(await noticesOf("liaison", open)).toEqual(["action_assigned", "action_soon", "action_due"]);
    expect(await noticesOf("liaison", done)).toEqual(["action_assigned", "action_soon"]);
  });

  test("once it has passed: secretary and chair too, once, and the task's log says so", async () => {
    await goTo(1);
    await goTo(5);
    expect(await noticesOf("liaison", open)).toEqual(["action_assigned", "action_soon", "action_due", "action_overdue"]);
    expect(await noticesOf("liaisonOfOtherOrganization", open)).toEqual(["action_assigned", "action_soon", "action_due", "action_overdue"]);
    for (const who of ["secretary", "chair"] as const) expect(await noticesOf(who, open)).toEqual(["action_overdue_led"]);
    const { body } = await hub.call("GET", `/actions/${open}`, world.people.chair.token);
    expect(body.overdue).toBe(true);
    expect(body.log.filter(({ kind }: { kind: string }) => kind === "reminded").map(({ text }: { text: string }) => text)).toEqual(["soon", "due", "overdue"]);
  });

  test("a new day asks anew", async () => {
    due = addDays(due, 20);
    const { revision } = (await hub.call("GET", `/actions/${open}`, world.people.chair.token)).body;
    await hub.call("PATCH", `/actions/${open}`, world.people.secretary.token, { due, revision });
    await goTo(-3);
    expect((await noticesOf("liaison", open)).slice(-2)).toEqual(["action_assigned", "action_soon"]);
  });
});

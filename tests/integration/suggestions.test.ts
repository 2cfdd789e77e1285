import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildWorld, type World } from "../access/world.ts";
import { buildMeeting } from "../factories/meetings.ts";
import { startTestHub, type Reply, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

const DAY_MS = 86_400_000;

/** The ledger from a suggestion in a live meeting to the proposer's word, with a clock that is moved. */
describe("the suggestions ledger", () => {
  let hub: TestHub;
  let world: World;
  const call = (who: keyof World["people"], method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> =>
    hub.call(method, path, world.people[who].token, body, headers);
  const dayIn = (days: number) => new Date(hub.clock.now().getTime() + days * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
  const sweep = () => hub.services.followup.sweepSuggestions();
  const noticesOf = async (who: keyof World["people"]) =>
    ((await call(who, "GET", "/notices?limit=100")).body.items as { kind: string; href: string }[]).map(({ kind, href }) => `${kind} ${href}`);

  beforeAll(async () => {
    hub = await startTestHub();
    world = await buildWorld(hub);
  });
  afterAll(() => hub.close());

  const propose = async (more: object = {}) =>
    (await call("liaison", "POST", "/suggestions", { alliance: world.alliance.id, text: "夜班公交末班太早，女工下班不方便", ...more })).body;
  /** Suggested by the liaison, given to the other organization, called solved by it. */
  const solved = async (more: object = {}) => {
    const { id } = await propose(more);
    await call("secretary", "PATCH", `/suggestions/${id}`, { unit: world.otherOrganization, due: dayIn(5), revision: 0 });
    const answered = await call("liaisonOfOtherOrganization", "POST", `/suggestions/${id}/solved`, { proof: "末班车自下周一起延后到 22:30" });
    expect(answered.body.state).toBe("solved");
    return id as string;
  };

  test("made in a live meeting, it has its number at once and stands under its item on every screen", async () => {
    const meeting = await buildMeeting(hub.dependencies, world.alliance);
    await call("chair", "POST", `/meetings/${meeting._id}/open`);
    const [item] = meeting.agenda;
    const socket = await hub.connect(world.people.liaisonOfOtherOrganization.token);
    const seen: string[] = [];
    socket.on("stream:event", ({ type, data }) => void seen.push(`${type} ${JSON.stringify(data)}`));
    await socket.emitWithAck("stream:follow", { stream: `meeting:${meeting._id}` });

    const first = await propose({ meeting: meeting._id, item: item!.id, topic: "service" });
    const second = await propose({ meeting: meeting._id, item: item!.id });
    expect(first.number).toMatch(/^\d{4}-\d+$/);
    expect(Number(second.number.split("-")[1])).toBe(Number(first.number.split("-")[1]) + 1);
    expect(first).toMatchObject({ state: "open", meeting: { id: meeting._id, title: meeting.title, item: "议题1" }, proposer: { name: "赵试验" } });

    await until("both events have arrived", () => seen.filter((line) => line.startsWith("suggestion.changed")).length === 2);
    expect(seen.some((line) => line.startsWith("agenda.changed") && line.includes(first.id))).toBe(true);
    const shown = (await call("liaisonOfOtherOrganization", "GET", `/meetings/${meeting._id}`)).body.agenda[0].results;
    expect(shown).toMatchObject([{ kind: "suggestion", subject: first.id }, { kind: "suggestion", subject: second.id }]);
    expect(await noticesOf("secretary")).toContain(`suggestion_proposed /suggestions/${first.id}`);
    expect(await noticesOf("chair")).toContain(`suggestion_proposed /suggestions/${first.id}`);
  });

  test("solved by the unit and confirmed by the proposer are two numbers", async () => {
    const before = (await call("liaison", "GET", "/suggestions/counts")).body;
    const id = await solved();
    const between = (await call("liaison", "GET", "/suggestions/counts")).body;
    expect(between).toMatchObject({ collected: before.collected + 1, solved: before.solved + 1, confirmed: before.confirmed });
    expect(await noticesOf("liaison")).toContain(`suggestion_solved /suggestions/${id}`);

    expect((await call("liaisonOfOtherOrganization", "POST", `/suggestions/${id}/verdict`, { satisfied: true })).status).toBe(403);
    const confirmed = await call("liaison", "POST", `/suggestions/${id}/verdict`, { satisfied: true });
    expect(confirmed.body).toMatchObject({ state: "confirmed", rights: { judge: false, assign: false, answer: false } });
    expect(confirmed.body.log.map(({ kind }: { kind: string }) => kind)).toEqual(["proposed", "assigned", "solved", "confirmed"]);
    expect((await call("liaison", "GET", "/suggestions/counts")).body).toMatchObject({ solved: before.solved + 1, confirmed: before.confirmed + 1 });
    const rows = (await call("liaison", "GET", "/suggestions?counted=confirmed")).body.items as { id: string }[];
    expect(rows).toHaveLength(before.confirmed + 1);
    expect(rows[0]!.id).toBe(id);
    expect((await call("liaison", "POST", `/suggestions/${id}/verdict`, { satisfied: true })).body.code).toBe("conflict");
  });

  test("stands on the desk of whose turn it is, with its day", async () => {
    const everyones = async (id: string) =>
      Object.fromEntries(
        (
          await Promise.all(
            (["liaison", "liaisonOfOtherOrganization", "secretary", "officer", "chair", "administrator"] as const).map(async (who) => {
              const items = (await call(who, "GET", "/work")).body.items as { kind: string; href: string; due: string | null }[];
              return [who, items.filter(({ href }) => href === `/suggestions/${id}`).map(({ kind, due }) => `${kind} ${due?.slice(0, 10) ?? "-"}`)] as const;
            }),
          )
        ).filter(([, items]) => items.length > 0),
      );
    const { id } = await propose();
    expect(await everyones(id)).toEqual({ secretary: ["assign_suggestion -"], chair: ["assign_suggestion -"] });
    const due = dayIn(1);
    await call("secretary", "PATCH", `/suggestions/${id}`, { unit: world.otherOrganization, due, revision: 0 });
    expect(await everyones(id)).toEqual({ liaisonOfOtherOrganization: [`answer_suggestion ${due}`] });
    hub.clock.advance(3 * DAY_MS);
    const late = [`urge_suggestion ${due}`];
    expect(await everyones(id)).toEqual({ liaisonOfOtherOrganization: [`answer_suggestion ${due}`], secretary: late, chair: late });
    const answered = await call("liaisonOfOtherOrganization", "POST", `/suggestions/${id}/solved`, { proof: "末班车自下周一起延后到 22:30" });
    expect(await everyones(id)).toEqual({ liaison: [`judge_suggestion ${answered.body.confirmUntil.slice(0, 10)}`] });
    hub.clock.advance(8 * DAY_MS);
    await sweep();
    expect(await everyones(id)).toEqual({ liaison: ["judge_suggestion -"], secretary: ["call_suggestion -"], chair: ["call_suggestion -"] });
    await call("liaison", "POST", `/suggestions/${id}/verdict`, { satisfied: true });
    expect(await everyones(id)).toEqual({});
  });

  test("a dissatisfied proposer says what is missing, and it is the unit's turn again", async () => {
    const id = await solved();
    const without = await call("liaison", "POST", `/suggestions/${id}/verdict`, { satisfied: false });
    expect(without.body.errors).toEqual([{ path: "note", message: "此项必填" }]);
    const denied = await call("liaison", "POST", `/suggestions/${id}/verdict`, { satisfied: false, note: "周末仍是 20:00" });
    expect(denied.body).toMatchObject({ state: "assigned", unit: { id: world.otherOrganization } });
    expect(await noticesOf("liaisonOfOtherOrganization")).toContain(`suggestion_denied /suggestions/${id}`);
  });

  test("seven days without a word are no yes: somebody calls", async () => {
    const id = await solved();
    expect((await call("secretary", "POST", `/suggestions/${id}/call`, { satisfied: true, note: "已致电" })).body.code).toBe("conflict");
    hub.clock.advance(7 * DAY_MS - 60_000);
    await sweep();
    expect((await call("liaison", "GET", `/suggestions/${id}`)).body.state).toBe("solved");
    hub.clock.advance(120_000);
    await Promise.all([sweep(), sweep()]);
    const silent = (await call("secretary", "GET", `/suggestions/${id}`)).body;
    expect(silent).toMatchObject({ state: "silent", rights: { call: true } });
    expect(silent.log.filter(({ kind }: { kind: string }) => kind === "silent")).toHaveLength(1);
    expect(await noticesOf("secretary")).toContain(`suggestion_silent /suggestions/${id}`);
    const empty = await call("secretary", "POST", `/suggestions/${id}/call`, { satisfied: true });
    expect(empty.body.errors).toMatchObject([{ path: "note" }]);
    const called = await call("secretary", "POST", `/suggestions/${id}/call`, { satisfied: true, note: "12 月 5 日致电王建国，末班车已延后" });
    expect(called.body.state).toBe("confirmed");
  });

  test("unsolved has its reason and its next day, and comes back to the unit on it", async () => {
    const { id } = await propose();
    expect((await call("secretary", "PATCH", `/suggestions/${id}`, { unit: world.otherOrganization, revision: 0 })).body.errors).toMatchObject([{ path: "due" }]);
    await call("secretary", "PATCH", `/suggestions/${id}`, { unit: world.otherOrganization, due: dayIn(2), revision: 0 });
    const early = await call("liaisonOfOtherOrganization", "POST", `/suggestions/${id}/unsolved`, { reason: "等公交公司排班", next: dayIn(0) });
    expect(early.body.errors).toMatchObject([{ path: "next", message: expect.stringContaining("以后的日期") }]);
    const next = dayIn(10);
    const delayed = await call("liaisonOfOtherOrganization", "POST", `/suggestions/${id}/unsolved`, { reason: "等公交公司排班", next });
    expect(delayed.body).toMatchObject({ state: "unsolved", delay: { reason: "等公交公司排班", next } });
    expect(await noticesOf("liaison")).toContain(`suggestion_unsolved /suggestions/${id}`);
    hub.clock.advance(9 * DAY_MS);
    await sweep();
    expect((await call("liaison", "GET", `/suggestions/${id}`)).body.state).toBe("unsolved");
    hub.clock.advance(DAY_MS);
    await sweep();
    expect((await call("liaison", "GET", `/suggestions/${id}`)).body).toMatchObject({ state: "assigned", due: next, overdue: false });
    hub.clock.advance(DAY_MS);
    await sweep();
    await sweep();
    const late = (await call("liaison", "GET", `/suggestions/${id}`)).body;
    expect(late.overdue).toBe(true);
    expect(late.log.filter(({ kind }: { kind: string }) => kind === "overdue")).toHaveLength(1);
    for (const who of ["liaisonOfOtherOrganization", "secretary", "chair"] as const) {
      expect(await noticesOf(who)).toContain(`suggestion_overdue /suggestions/${id}`);
    }
  });

  test("an anonymous proposer is named to the secretary and the officer, and to nobody else, on any road", async () => {
    const { id } = await propose({ anonymous: true, text: "食堂价格由一家垄断，希望公开招标" });
    expect((await call("liaison", "GET", `/suggestions/${id}`)).body.proposer).toMatchObject({ name: "赵试验" });
    for (const who of ["secretary", "officer"] as const) {
      expect((await call(who, "GET", `/suggestions/${id}`)).body.proposer).not.toBeNull();
    }
    for (const who of ["chair", "liaisonOfOtherOrganization", "service"] as const) {
      const { body } = await call(who, "GET", `/suggestions/${id}`);
      expect(body).toMatchObject({ proposer: null, anonymous: true });
      expect(JSON.stringify(body)).not.toContain(world.people.liaison.id);
      expect(body.log[0].name).toBe("");
    }
    const events = await hub.dependencies.models.events.find({ type: "suggestion.changed", "data.suggestion": id }).lean();
    expect(JSON.stringify(events)).not.toContain(world.people.liaison.id);
  });

  test("entered for a member by the secretary, it is that member's word that counts", async () => {
    const body = { alliance: world.alliance.id, text: "铸件价格信息希望每月公布", organization: world.organization };
    expect((await call("liaisonOfOtherOrganization", "POST", "/suggestions", body)).body.errors).toMatchObject([{ path: "organization" }]);
    const entered = await call("secretary", "POST", "/suggestions", body);
    expect(entered.body.proposer).toMatchObject({ organization: { id: world.organization }, typedBy: "赵试验" });
    const { id } = entered.body;
    await call("secretary", "PATCH", `/suggestions/${id}`, { unit: world.otherOrganization, due: dayIn(5), revision: 0 });
    await call("liaisonOfOtherOrganization", "POST", `/suggestions/${id}/solved`, { proof: "价格表每月 1 日发布" });
    expect((await call("secretary", "POST", `/suggestions/${id}/verdict`, { satisfied: true })).status).toBe(403);
    expect((await call("liaison", "POST", `/suggestions/${id}/verdict`, { satisfied: true })).body.state).toBe("confirmed");
  });

  test("numbers are neither lost nor doubled when many speak at once", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => propose()));
    const numbers = made.map(({ number }) => Number(number.split("-")[1])).toSorted((a, b) => a - b);
    expect(numbers.map((number) => number - numbers[0]!)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

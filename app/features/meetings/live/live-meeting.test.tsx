import { useLoaderData } from "@remix-run/react";
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { buildItem, buildMeetingView } from "../../../../tests/factories/meeting-view.ts";
import { FakeStreamServer } from "../../../../tests/mocks/fake-stream-server.ts";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../../tests/setup/stub-api.ts";
import type { ItemResult } from "../../../contracts/agenda.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import type { PollView } from "../../../contracts/polls.ts";
import { LiveMeeting } from "./live-meeting.tsx";

const api = stubApi();

/** An open poll on the current item. */
const buildPoll = (given: Partial<PollView> = {}): PollView => ({
  id: "f".repeat(24),
  item: buildMeetingView().currentItem,
  question: "由联盟见证签约",
  majority: "half",
  base: "present",
  secret: false,
  state: "open",
  openedAt: "2026-11-23T06:31:00.000Z",
  closedAt: null,
  quorumReason: null,
  voted: [],
  tally: { yes: 0, no: 0, abstain: 0 },
  votes: [],
  proxied: [],
  notVoted: [], weights: null,
  outcome: null,
  ...given,
});

describe("the live meeting", () => {
  it("shows a member the current item, and the way back after looking elsewhere", async () => {
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView()} /> });
    expect(await screen.findByRole("heading", { name: "议题1" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /下一项/ })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: /议题2/ }));
    expect(screen.getByText("主持人在第 1 项：议题1")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "回到现场" }));
    expect(screen.getByRole("heading", { name: "议题1" })).toBeVisible();
  });

  it("says in words what is done, current and next", async () => {
    const agenda = [1, 2, 3].map((number) => buildItem(number, number === 1 ? { state: "done", spentSeconds: 252 } : { state: number === 2 ? "current" : "waiting" }));
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ agenda, currentItem: agenda[1]!.id })} /> });
    expect(await screen.findByRole("button", { name: /议题1.*已议.*用时 4:12/ })).toBeVisible();
    expect(screen.getByRole("button", { name: /议题2.*正在进行 · / })).toHaveAttribute("aria-current", "step");
    expect(screen.getByRole("button", { name: /议题3.*接下来 · / })).toBeVisible();
    expect(screen.getByText("现在进行第 2 项：议题2")).toHaveAttribute("role", "status");
  });

  it("leads whoever presses a line of the agenda to the item that it opens", async () => {
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView()} /> });
    await userEvent.click(await screen.findByRole("button", { name: /议题3/ }));
    expect(screen.getByRole("heading", { name: "议题3" })).toHaveFocus();
    await userEvent.click(screen.getByRole("button", { name: /议题1/ }));
    expect(screen.getByRole("heading", { name: "议题1" })).toHaveFocus();
    expect(screen.queryByRole("button", { name: "回到现场" })).toBeNull();
  });

  it("gives the chair the controls, named by what comes next", async () => {
    const rights = { conduct: true, prepare: true, units: [] };
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ rights })} /> });
    expect(await screen.findByRole("button", { name: "下一项：议题2" })).toBeEnabled();
    expect(screen.getByRole("button", { name: "上一项" })).toBeDisabled();
    expect(screen.getByRole("button", { name: "替东岳签到" })).toBeVisible();
  });

  it("gives the floor to who waits in one press of the chair", async () => {
    const speaker = { id: "9".repeat(24), organization: { id: "d".repeat(24), name: "东岳" }, name: "周明", first: true, addedAt: "2026-11-23T06:31:00.000Z", startedAt: null, limitSeconds: 180 };
    const rights = { conduct: true, prepare: true, units: [] };
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ rights, speakers: [speaker] })} /> });
    expect(await screen.findByRole("button", { name: "请东岳发言" })).toBeEnabled();
    expect(screen.getByRole("button", { name: "取消东岳的发言申请" })).toBeEnabled();
  });

  it.each([
    ["2026-11-23T05:29:00.000Z", false],
    ["2026-11-23T05:31:00.000Z", true],
  ])("asks nobody to sign in earlier than an hour before: at %s", async (now, asks) => {
    const away = buildMeetingView({ state: "scheduled", currentItem: null, presence: { ...buildMeetingView().presence, units: [{ id: buildMeetingView().rights.units[0]!.id, name: "金穗", present: false, since: null }] } });
    renderPage({ component: () => <LiveMeeting meeting={away} />, now });
    expect(await screen.findByText(asks ? "开会后本页自动进入，不用刷新。" : /^开会前一小时起可以签到/)).toBeVisible();
    expect(screen.queryAllByRole("button", { name: "为金穗签到" })).toHaveLength(asks ? 1 : 0);
  });

  it.each<[event: "meeting.changed" | "meeting.cancelled", became: Partial<MeetingView>, words: RegExp]>([
    ["meeting.changed", { startsAt: "2026-11-24T01:00:00.000Z" }, /09:00/],
    ["meeting.cancelled", { state: "cancelled", cancelled: { reason: "会场停电", at: "2026-11-23T06:00:00.000Z" } }, /会场停电/],
  ])("tells who waits for it what it reads after %s", async (event, became, words) => {
    const server = new FakeStreamServer();
    const planned = buildMeetingView({ state: "scheduled", currentItem: null, seq: 0 });
    let read: MeetingView = planned;
    renderPage({ component: () => <LiveMeeting meeting={useLoaderData() as MeetingView} />, loader: () => read, port: server.port, now: "2026-11-23T06:00:00.000Z" });
    await waitFor(() => expect(server.requests.some(({ event: asked }) => asked === "stream:follow")).toBe(true));
    expect(screen.queryByText(words)).toBeNull();
    read = { ...planned, ...became, seq: 1 };
    act(() => void server.append(`meeting:${planned.id}`, event));
    expect(await screen.findByText(words)).toBeVisible();
  });

  it("lets the side whose person looks at a match accept or decline it on the spot", async () => {
    api.answer({});
    const side = (organization: { id: string; name: string }) => ({ organization, answer: "waiting" as const });
    const [own] = buildMeetingView().rights.units;
    const subject = "e".repeat(24);
    const agenda = [buildItem(1, { kind: "match", subject, sides: [side(own!), side({ id: "d".repeat(24), name: "东岳" })] })];
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ agenda })} /> });
    expect(await screen.findByRole("button", { name: "代表金穗同意接洽" })).toBeEnabled();
    expect(screen.queryByRole("button", { name: /代表东岳/ })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "不合适…" }));
    await userEvent.click(await screen.findByText("时间不合适"));
    await userEvent.click(screen.getByRole("button", { name: "婉拒" }));
    await waitFor(() => expect(api.sent()).toContainEqual([`/api/v1/matches/${subject}/decline`, { code: "time", reason: "时间不合适" }]));
  });

  it("names the lead unit and the day of a task that came of the item, as far as they are known", async () => {
    const task = { lead: { id: "d".repeat(24), name: "东岳" }, due: "2026-12-10" };
    const given = { kind: "action" as const, subject: "e".repeat(24), resolution: null, at: "2026-11-23T06:40:00.000Z" };
    const older = { ...given, id: "8".repeat(24), text: "汇总清单" } as ItemResult;
    const agenda = [buildItem(1, { results: [{ ...given, id: "7".repeat(24), text: "派车取件", task }, older] })];
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ agenda })} /> });
    expect((await screen.findByRole("link", { name: "派车取件" })).closest("li")).toHaveTextContent("牵头 东岳 · 完成日期 12月10日");
    expect(screen.getByRole("link", { name: "汇总清单" }).closest("li")).toHaveTextContent(/^任务汇总清单$/);
  });

  it("cites a decision by the number of its resolution, and leads to the wording in force where that is another", async () => {
    const given = { kind: "decision" as const, subject: null, task: null, at: "2026-11-23T06:40:00.000Z" };
    const resolution = { id: "e".repeat(24), year: 2026, serial: 3, internal: false, corrected: false };
    const agenda = [
      buildItem(1, {
        results: [
          { ...given, id: "7".repeat(24), text: "同意签约", resolution },
          { ...given, id: "8".repeat(24), text: "同意备货", resolution: { ...resolution, serial: 4, corrected: true } },
          { ...given, id: "9".repeat(24), text: "同意交接", resolution: null },
        ],
      }),
    ];
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ agenda })} /> });
    expect((await screen.findByText("同意签约")).closest("li")).toHaveTextContent(/^决议〔2026〕3号同意签约$/);
    expect(screen.getByText("同意备货").closest("li")).toHaveTextContent("已更正，查看现行文本");
    expect(screen.getByText("同意交接").closest("li")).toHaveTextContent(/^决议同意交接$/);
    expect(screen.getByRole("link", { name: "〔2026〕3号" })).toHaveAttribute("href", `/resolutions/${resolution.id}`);
  });

  it("warns who records a resolution after a lost poll, forbids nothing, and is silent once a later one passed", async () => {
    const rights = { conduct: true, prepare: true, units: [] };
    const [lost, won] = [false, true].map((passed) => buildPoll({ id: (passed ? "6" : "5").repeat(24), state: "closed", outcome: { passed, needed: 2, base: 2 } }));
    const show = (polls: PollView[]) => renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ rights, polls })} /> });
    const first = show([won!, { ...lost!, question: "按 46 元签约" }]);
    await userEvent.click(await screen.findByRole("button", { name: "记一条决议" }));
    expect(await screen.findByText("本议题最近一次表决未通过：按 46 元签约")).toBeVisible();
    expect(screen.getByRole("button", { name: "记入本项" })).toBeEnabled();
    first.unmount();
    show([lost!, won!]);
    await userEvent.click(await screen.findByRole("button", { name: "记一条决议" }));
    expect(await screen.findByRole("button", { name: "记入本项" })).toBeVisible();
    expect(screen.queryByText(/最近一次表决未通过/)).toBeNull();
  });

  it("says beside the fields of a poll what is missing, and puts the cursor into the first", async () => {
    const server = new FakeStreamServer();
    server.answer = {
      ok: false,
      code: "bad_input",
      errors: [
        { path: "question", message: "此项必填" },
        { path: "reason", message: "此项必填" },
      ],
    };
    const rights = { conduct: true, prepare: true, units: [] };
    const presence = { ...buildMeetingView().presence, quorate: false };
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ rights, presence })} />, port: server.port });
    await userEvent.click(await screen.findByRole("button", { name: "发起表决" }));
    await userEvent.click(await screen.findByRole("button", { name: "开始表决" }));
    const question = await screen.findByRole("textbox", { name: /^表决事项/ });
    await waitFor(() => expect(question).toHaveAccessibleDescription("此项必填"));
    expect(question).toHaveFocus();
    expect(screen.getByRole("textbox", { name: /^未达法定人数/ })).toHaveAccessibleDescription(/此项必填/);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(server.requests.at(-1)!.payload).toMatchObject({ command: { type: "poll-open", question: "", reason: "" } });
    // Looked at again, it is not at fault before anything is sent.
    await userEvent.click(screen.getByRole("button", { name: "取消" }));
    await userEvent.click(await screen.findByRole("button", { name: "发起表决" }));
    expect(await screen.findByRole("textbox", { name: /^表决事项/ })).not.toHaveAccessibleDescription();
  });

  it("asks the hub without a reason when the quorum is back and none was given", async () => {
    const server = new FakeStreamServer();
    server.answer = { ok: false, code: "bad_input", errors: [{ path: "reason", message: "到会 5 家，法定 6 家；仍要表决请写明理由" }] };
    const rights = { conduct: true, prepare: true, units: [] };
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ rights, presence: { ...buildMeetingView().presence, quorate: true } })} />, port: server.port });
    await userEvent.click(await screen.findByRole("button", { name: "发起表决" }));
    await userEvent.type(await screen.findByRole("textbox", { name: /^表决事项/ }), "按46元签约");
    await userEvent.click(screen.getByRole("button", { name: "开始表决" }));
    await screen.findByRole("textbox", { name: /^未达法定人数/ });
    await userEvent.click(screen.getByRole("button", { name: "开始表决" }));
    await waitFor(() => expect(server.requests.filter(({ payload }) => JSON.stringify(payload).includes("poll-open"))).toHaveLength(2));
    expect(JSON.stringify(server.requests.at(-1)!.payload)).not.toContain("reason");
  });

  it("says beside the words of a resolution that they are missing", async () => {
    const server = new FakeStreamServer();
    server.answer = { ok: false, code: "bad_input", errors: [{ path: "text", message: "此项必填" }] };
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ rights: { conduct: true, prepare: true, units: [] } })} />, port: server.port });
    await userEvent.click(await screen.findByRole("button", { name: "记一条决议" }));
    await userEvent.click(await screen.findByRole("button", { name: "记入本项" }));
    await waitFor(() => expect(screen.getByRole("textbox")).toHaveAccessibleDescription("此项必填"));
    expect(screen.getByRole("textbox")).toHaveFocus();
  });

  it("gives a member's vote its words, and says that a secret one is final", async () => {
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ polls: [buildPoll({ secret: true, voted: [buildMeetingView().rights.units[0]!.id], tally: null })] })} /> });
    expect(await screen.findByText("已投票。无记名票不能更改。")).toBeVisible();
    expect(screen.getByRole("button", { name: "同意" })).toBeDisabled();
  });

  it("records a show of hands for the units that have not voted themselves", async () => {
    const units = ["金穗", "东岳", "云岭"].map((name, index) => ({ id: String(index + 1).repeat(24), name, present: true, since: null }));
    const meeting = buildMeetingView({ rights: { conduct: false, prepare: true, units: [] } });
    const polls = [buildPoll({ voted: [units[0]!.id], votes: [{ organization: units[0]!.id, choice: "no", recordedBy: null }] })];
    const server = new FakeStreamServer();
    renderPage({ component: () => <LiveMeeting meeting={{ ...meeting, polls, presence: { ...meeting.presence, units } }} />, port: server.port });
    await userEvent.click(await screen.findByRole("button", { name: "代为记录" }));
    expect(await screen.findByRole("radiogroup", { name: "东岳的表态" })).toBeVisible();
    expect(screen.queryByRole("radiogroup", { name: "金穗的表态" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "同意" }));
    await userEvent.click(screen.getByRole("button", { name: "记录 2 家" }));
    const votes = [units[1]!, units[2]!].map(({ id }) => ({ organization: id, choice: "yes" }));
    await waitFor(() => expect(server.requests.findLast(({ event }) => event === "meeting:command")?.payload).toMatchObject({ command: { type: "vote-record", votes } }));
  });

  it("takes back what was recorded for a unit, also once it has left", async () => {
    const units = ["金穗", "东岳"].map((name, index) => ({ id: String(index + 1).repeat(24), name, present: index === 0, since: null }));
    const meeting = buildMeetingView({ rights: { conduct: false, prepare: true, units: [] } });
    const polls = [buildPoll({ voted: units.map(({ id }) => id), votes: units.map(({ id }) => ({ organization: id, choice: "yes" as const, recordedBy: "李文书" })) })];
    const server = new FakeStreamServer();
    renderPage({ component: () => <LiveMeeting meeting={{ ...meeting, polls, presence: { ...meeting.presence, units } }} />, port: server.port });
    await userEvent.click(await screen.findByRole("button", { name: "代为记录" }));
    const left = await screen.findByRole("radiogroup", { name: "东岳的表态" });
    expect(within(left).getByRole("radio", { name: "反对" })).toBeDisabled();
    await userEvent.click(within(left).getByRole("radio", { name: "撤回" }));
    await userEvent.click(screen.getByRole("button", { name: "撤回 1 家的记录" }));
    const votes = [{ organization: units[1]!.id, choice: null }];
    await waitFor(() => expect(server.requests.findLast(({ event }) => event === "meeting:command")?.payload).toMatchObject({ command: { type: "vote-record", votes } }));
  });

  it("says of a poll by name that is over who voted how and for whom it was written down", async () => {
    const { presence } = buildMeetingView();
    const [first, second] = presence.units;
    const poll = buildPoll({ state: "closed", tally: { yes: 1, no: 0, abstain: 0 }, voted: [first!.id], votes: [{ organization: first!.id, choice: "yes", recordedBy: "李文书" }], notVoted: [second!.id], weights: null, outcome: { passed: false, needed: 2, base: 2 } });
    renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ polls: [poll] })} /> });
    expect(await screen.findByText("金穗（李文书代记）")).toBeVisible();
    expect(screen.getByText("未投").nextElementSibling).toHaveTextContent("东岳");
  });

  it("asks before a poll ends that not all have voted in", async () => {
    const units = [{ id: "a".repeat(24), name: "山河机械", present: true, since: null }];
    const meeting = buildMeetingView({ polls: [buildPoll()], rights: { conduct: true, prepare: true, units: [] } });
    renderPage({ component: () => <LiveMeeting meeting={{ ...meeting, presence: { ...meeting.presence, units } }} /> });
    await userEvent.click(await screen.findByRole("button", { name: "结束表决" }));
    expect(await screen.findByText("还有 1 家单位没有投票，结束后不能再投。")).toBeVisible();
  });
});

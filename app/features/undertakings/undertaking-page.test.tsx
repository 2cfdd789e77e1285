import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { UndertakingView } from "../../contracts/undertakings.ts";
import { UndertakingPage } from "./undertaking-page.tsx";

const api = stubApi();
const ref = (letter: string, name: string) => ({ id: letter.repeat(24), name });
const owner = { ...ref("a", "张三"), post: "县委组织部副部长", organization: "县委组织部" };
const line = { id: "1".repeat(24), at: "2026-11-12T02:00:00.000Z", name: "李四", byAssistant: true, moved: "对了负荷", next: "定间隔", blocks: "" };
const undertaking: UndertakingView = {
  id: "c".repeat(24),
  alliance: ref("d", "农机联盟"),
  number: "2026-1",
  title: "园区双回路供电",
  state: "running",
  owner,
  helped: ref("e", "绿野液压"),
  due: "2027-01-31",
  firstDue: "2026-12-31",
  overdue: false,
  weeks: { due: 1, written: 0 },
  latest: null,
  unanswered: { since: "2026-11-16T02:00:00.000Z", due: "2026-11-18", overdue: true },
  createdAt: "2026-11-02T02:00:00.000Z",
  obstacle: "夏天限电",
  aim: "第二回路送电",
  source: null,
  helpers: [],
  raisedBy: "王五",
  owners: [{ ...owner, from: "2026-11-03T02:00:00.000Z", until: null, reason: null }],
  assistant: null,
  handOn: null,
  extension: null,
  proof: null,
  notSolved: null,
  byWeek: [
    { week: "2026-11-16", state: "missed", lines: [] },
    { week: "2026-11-09", state: "written", lines: [line] },
  ],
  messages: [{ id: "2".repeat(24), at: "2026-11-16T02:00:00.000Z", side: "helped", name: "赵六", text: null, waited: { workDays: 5, answered: false } }],
  log: [{ id: "3".repeat(24), at: "2026-11-20T02:00:00.000Z", kind: "reminded", name: "", text: "week" }],
  revision: 4,
  may: [],
};
const candidates = [{ ...owner }, { id: "b".repeat(24), name: "孙七", organization: "县工信局" }];
const show = (given: Partial<UndertakingView>) => renderPage({ component: () => <UndertakingPage undertaking={{ ...undertaking, ...given }} candidates={candidates} /> });
const sent = async () => {
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  return api.sent()[0]![1];
};

it("shows a member the hole of a week, who wrote in the owner's place, both last days, and that a message waits, but not its words", async () => {
  show({});
  expect(await screen.findByText("这一周没有记录")).toBeVisible();
  expect(screen.getByText(/李四（经办人代写）/)).toBeVisible();
  expect(screen.getByText("原定12月31日")).toBeVisible();
  expect(screen.getByText("已等 5 个工作日")).toBeVisible();
  expect(screen.getByText("内容不公开")).toBeVisible();
  expect(screen.getByText("本周还没有写一句")).toBeVisible();
  expect(screen.queryByRole("button", { name: "写本周一句" })).toBeNull();
});

it("hands on to somebody else, by name, post and reason", async () => {
  api.answer();
  show({ may: ["line", "assistant", "hand_on", "ask_time", "finish", "write"] });
  await userEvent.click(await screen.findByRole("button", { name: "转交…" }));
  await userEvent.click(screen.getByRole("combobox", { name: /^接手的人/ }));
  expect(screen.queryByRole("option", { name: /张三/ })).toBeNull();
  await userEvent.click(await screen.findByRole("option", { name: "孙七 · 县工信局" }));
  await userEvent.type(screen.getByRole("textbox", { name: /^职务/ }), "县工信局局长");
  await userEvent.type(screen.getByRole("textbox", { name: "原因" }), "分工调整");
  await userEvent.click(screen.getByRole("button", { name: "提出转交" }));
  expect(await sent()).toEqual({ command: "hand_on", owner: { person: "b".repeat(24), post: "县工信局局长" }, reason: "分工调整" });
});

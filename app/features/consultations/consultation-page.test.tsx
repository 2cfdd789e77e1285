import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { CommentView, ConsultationView } from "../../contracts/consultations.ts";
import { ConsultationForm } from "./consultation-form.tsx";
import { ConsultationPage } from "./consultation-page.tsx";

const api = stubApi();
const id = (letter: string) => letter.repeat(24);
const [first, second] = [id("1"), id("2")];
const paragraph = { origin: null, before: null, kinds: { support: 0, change: 1, against: 0 } };
const consultation: ConsultationView = {
  id: id("c"),
  number: "2026-3",
  title: "技术改造补助办法",
  department: { id: id("d"), name: "县工信局" },
  state: "open",
  from: "2026-11-16",
  until: "2026-12-05",
  round: 1,
  figures: { comments: 2, support: 0, change: 2, against: 0, owed: 2, answered: 0, adopted: 0, partly: 0, declined: 0 },
  answerDue: "2026-12-20",
  overdue: false,
  createdAt: "2026-11-15T02:00:00.000Z",
  audience: { scope: "county", alliances: [{ id: id("a"), name: "农机联盟" }] },
  explanation: "原办法到期",
  paragraphs: [
    { ...paragraph, id: first, heading: "补助标准", text: "按投资额的百分之五补助" },
    { ...paragraph, id: second, heading: "申报", text: "每年三月申报" },
  ],
  left: [],
  source: null,
  shortReason: "",
  contact: { name: "孙科长", phone: "0537-1234567" },
  corrections: [],
  previous: null,
  next: null,
  policy: null,
  reason: null,
  units: { asked: 12, commented: 2 },
  mine: [],
  asDepartment: false,
  revision: 2,
  log: [],
  may: [],
};
const comment: CommentView = {
  id: id("e"),
  consultation: consultation.id,
  paragraph: first,
  kind: "change",
  wording: "按百分之八补助",
  text: "",
  organization: null,
  person: null,
  named: false,
  at: "2026-11-20T02:00:00.000Z",
  answer: null,
  earlier: [],
  mayWithdraw: false,
};
const comments = [comment, { ...comment, id: id("f"), paragraph: second, wording: "每年三月、九月申报", organization: { id: id("b"), name: "试验甲厂" }, named: true }];
const show = (given: Partial<ConsultationView>, path?: string) =>
  renderPage({
    component: () => <ConsultationPage consultation={{ ...consultation, ...given }} comments={{ items: comments, nextCursor: null }} part={undefined} units={null} policies={[]} />,
    ...(path !== undefined && { path }),
  });
const sent = async () => {
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  return api.sent()[0]![1];
};

it("sends what a unit proposes for one article, with its name for the department only, and folds open what a notice led to", async () => {
  api.answer({}, 201);
  show({ mine: [{ id: id("b"), name: "试验甲厂" }] }, `/page#comment-${id("e")}`);
  await waitFor(() => expect(screen.getByText("按百分之八补助")).toBeVisible());
  expect(screen.getByText("一家成员单位")).toBeVisible();
  expect(screen.getByText("每年三月、九月申报")).not.toBeVisible();
  const user = userEvent.setup();
  await user.click(screen.getAllByRole("button", { name: "对本条提意见…" })[1]!);
  const dialog = await screen.findByRole("dialog", { name: "对第 2 条的意见" });
  await user.type(within(dialog).getByRole("textbox", { name: "建议改为" }), "随时申报");
  await user.click(within(dialog).getByRole("checkbox", { name: "只向征求意见的部门署名" }));
  await user.click(within(dialog).getByRole("button", { name: "提交意见" }));
  expect(await sent()).toMatchObject({ paragraph: second, kind: "change", wording: "随时申报", named: false, organization: id("b") });
});

it("gives several comments the same answer in one go", async () => {
  api.answer({});
  show({ state: "closed", asDepartment: true, may: ["answer", "drop"] });
  const user = userEvent.setup();
  for (const fold of await screen.findAllByText("1 条意见")) await user.click(fold);
  for (const box of await screen.findAllByRole("checkbox")) await user.click(box);
  await user.click(await screen.findByRole("button", { name: "答复所选 2 条…" }));
  const dialog = await screen.findByRole("dialog", { name: "答复 2 条意见" });
  await user.click(within(dialog).getByRole("radio", { name: "不采纳" }));
  await user.type(within(dialog).getByRole("textbox", { name: "理由" }), "财力不够");
  await user.click(within(dialog).getByRole("button", { name: "答复" }));
  expect(await sent()).toEqual({ comments: [id("e"), id("f")], verdict: "declined", reason: "财力不够", wording: "", change: false });
});

it("cuts a pasted text into articles, and keeps what is in none of them in sight", async () => {
  renderPage({ component: () => <ConsultationForm alliances={[{ id: id("a"), name: "农机联盟" }]} draft={null} previous={null} /> });
  const user = userEvent.setup();
  const box = await screen.findByRole("textbox", { name: "粘贴全文" });
  await user.click(box);
  await user.paste("技术改造补助办法\n第一条 本县企业均可申报。\n第二条 【标准】按投资额的百分之五补助。");
  await user.click(screen.getByRole("button", { name: "分成 2 条" }));
  expect(box).toHaveValue("技术改造补助办法");
  expect(screen.getAllByRole("textbox", { name: "条文" }).map((field) => (field as HTMLTextAreaElement).value)).toEqual(["本县企业均可申报。", "按投资额的百分之五补助。"]);
  await user.click(screen.getByRole("button", { name: "第 2 条上移" }));
  expect(screen.getAllByRole("textbox", { name: "条目名称（可不填）" }).map((field) => (field as HTMLInputElement).value)).toEqual(["标准", ""]);
});

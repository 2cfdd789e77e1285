import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { UrgentView } from "../../contracts/urgent-matters.ts";
import { UrgentPage } from "./urgent-page.tsx";

const api = stubApi();
const ref = (letter: string, name: string) => ({ id: letter.repeat(24), name });
const task = { id: "b".repeat(24), number: "2026-7", title: "归还发电机", due: "2026-12-31", lead: ref("c", "绿野液压") };
const matter: UrgentView = {
  id: "a".repeat(24),
  alliance: ref("d", "农机联盟"),
  number: "2026-1",
  title: "园区主变检修",
  unit: task.lead,
  state: "waiting",
  createdAt: "2026-11-02T02:00:00.000Z",
  due: "2026-12-02",
  late: false,
  days: 3,
  why: "明天停电",
  done: "借发电机",
  registeredBy: "王五",
  decision: null,
  onAgenda: null,
  tasks: [],
  revision: 2,
  may: [],
};
const show = (given: Partial<UrgentView>) => renderPage({ component: () => <UrgentPage matter={{ ...matter, ...given }} units={[task.lead]} /> });

it("asks who conducts for the meeting's word, and sends it as it was said", async () => {
  api.answer(matter);
  show({ onAgenda: ref("e", "十二月联席会议"), may: ["confirm", "refuse"] });
  await userEvent.type(await screen.findByLabelText("会议意见"), "可以等到月末");
  await userEvent.click(screen.getByRole("button", { name: "不予追认" }));
  await waitFor(() => expect(api.sent()).toMatchObject([[`/api/v1/urgent-matters/${matter.id}/steps`, { command: "refuse", reason: "可以等到月末" }]]));
});

it("says which tasks of a refused one still run, and not those that are over", async () => {
  show({
    state: "refused",
    decision: { meeting: ref("e", "十二月联席会议"), words: "可以等到月末", name: "王五", at: "2026-11-05T02:00:00.000Z" },
    tasks: [
      { ...task, state: "accepted" },
      { ...task, id: "f".repeat(24), state: "cancelled" },
    ],
  });
  expect(await screen.findByText(/任务有 1 件还在办/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "不予追认" })).toBeNull();
});

import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { buildMeetingView } from "../../../../tests/factories/meeting-view.ts";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../../tests/setup/stub-api.ts";
import type { PollView } from "../../../contracts/polls.ts";
import { ProjectedPoll } from "../projector/projected-poll.tsx";
import { LiveMeeting } from "../live/live-meeting.tsx";
import { WeightsPanel } from "./weights-panel.tsx";

const api = stubApi();
const [first, second] = buildMeetingView().presence.units;
const weights = { rule: "会费份额", units: [{ organization: first!.id, weight: 60 }, { organization: second!.id, weight: 20 }] };

describe("weights of votes", () => {
  it("are set with their rule for every member unit", async () => {
    api.answer({ items: [{ organization: first }, { organization: second }], nextCursor: null });
    renderPage({ component: () => <WeightsPanel meeting={buildMeetingView({ state: "scheduled", rights: { conduct: false, prepare: true, units: [] } })} /> });
    await userEvent.click(await screen.findByRole("button", { name: "设定权重" }));
    await userEvent.type(await screen.findByRole("textbox", { name: /计权规则/ }), "会费份额");
    const field = screen.getByRole("spinbutton", { name: "金穗" });
    await userEvent.clear(field);
    await userEvent.type(field, "60");
    api.answer({});
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    const units = [{ organization: first!.id, weight: 60 }, { organization: second!.id, weight: 1 }];
    expect(api.sent().at(-1)).toEqual([expect.stringMatching(/\/weights$/), { rule: "会费份额", units }]);
  });

  it("stand on the poll with their rule, and its sums in units and in weights, on the projector too", async () => {
    const poll: PollView = {
      id: "f".repeat(24), item: buildMeetingView().currentItem, question: "由联盟见证签约", majority: "half", base: "present", secret: false, state: "closed", openedAt: "2026-11-23T06:31:00.000Z", closedAt: "2026-11-23T06:33:00.000Z",
      quorumReason: null, voted: [second!.id], tally: { yes: 1, no: 0, abstain: 0 }, votes: [{ organization: second!.id, choice: "yes", recordedBy: null }], proxied: [], notVoted: [first!.id],
      weights: { ...weights, tally: { yes: 20, no: 0, abstain: 0 } }, outcome: { passed: false, needed: 41, base: 80 },
    };
    const page = renderPage({ component: () => <LiveMeeting meeting={buildMeetingView({ polls: [poll] })} /> });
    expect(await screen.findByText(/记名 · 按“会费份额”计权 · 过半数/)).toBeVisible();
    expect(screen.getByText("同意 1 家、权重 20 / 80，须 41")).toBeVisible();
    expect(screen.getByText("规则：会费份额，权重合计 80")).toBeVisible();
    expect(screen.getByText("1 / 2 已投")).toBeVisible();
    page.unmount();
    renderPage({ component: () => <ProjectedPoll poll={poll} units={[]} /> });
    expect(await screen.findByText("同意 1 家、权重 20 / 80，须 41")).toBeVisible();
    expect(screen.getByText("20（1 家）")).toBeVisible();
  });
});

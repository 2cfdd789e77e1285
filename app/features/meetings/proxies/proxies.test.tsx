import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { buildMeetingView } from "../../../../tests/factories/meeting-view.ts";
import { FakeStreamServer } from "../../../../tests/mocks/fake-stream-server.ts";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../../tests/setup/stub-api.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import type { PollView } from "../../../contracts/polls.ts";
import type { ProxyView } from "../../../contracts/proxies.ts";
import { LiveMeeting } from "../live/live-meeting.tsx";
import { ProjectedItem } from "../projector/projected-item.tsx";
import { ProxyPanel } from "./proxy-panel.tsx";

const api = stubApi();
const [own, other, third] = ["201", "202", "203"].map((digits) => digits.padStart(24, "0")) as [string, string, string];
const proxy = (giver: string, holder: string, given: Partial<ProxyView> = {}): ProxyView => ({ id: `${giver.slice(-3)}${holder.slice(-3)}`.padStart(24, "0"), giver, holder, item: null, paper: false, name: "周试验", at: "2026-11-20T01:00:00.000Z", ended: null, ...given });

/** A meeting in which 金穗, the reader's unit, is there, and the others are not. */
function meetingWith(proxies: ProxyView[], given: Partial<MeetingView> = {}, here = true): MeetingView {
  const units = [[own, "金穗"], [other, "东岳"], [third, "云岭"]].map(([id, name]) => ({ id: id!, name: name!, present: here && id === own, since: null }));
  return buildMeetingView({ presence: { ...buildMeetingView().presence, units, proxies }, ...given });
}
const poll = (given: Partial<PollView> = {}): PollView => ({
  id: "f".repeat(24), item: buildMeetingView().currentItem, question: "由联盟见证签约", majority: "half", base: "present", secret: false, state: "open", openedAt: "2026-11-23T06:31:00.000Z", closedAt: null,
  quorumReason: null, voted: [], tally: { yes: 0, no: 0, abstain: 0 }, votes: [], proxied: [], notVoted: [], weights: null, outcome: null, ...given,
});

describe("who votes for whom", () => {
  it("is told in words with its end; the holder gives it back, and what was written down is struck out by who prepares", async () => {
    const ended = { how: "withdrawn" as const, name: "周试验", at: "2026-11-21T01:00:00.000Z" };
    const proxies = [proxy(other, own), proxy(third, other, { paper: true, name: "李文书", ended: null }), proxy(third, own, { id: "9".repeat(24), ended })];
    renderPage({ component: () => <ProxyPanel meeting={meetingWith(proxies, { rights: { ...buildMeetingView().rights, prepare: true } })} /> });
    const line = within((await screen.findByText("东岳委托金穗")).closest("li")!);
    expect(screen.getByText(/李文书据委托书登记/)).toBeVisible();
    expect(screen.getByText("已终止的委托 1 项")).toBeVisible();
    expect(screen.getByRole("button", { name: "撤销登记" })).toBeVisible();
    api.answer({});
    await userEvent.click(line.getByRole("button", { name: "退回东岳的委托" }));
    expect(api.sent().map(([path]) => path)).toEqual([expect.stringMatching(new RegExp(`/proxies/${proxies[0]!.id}/end$`))]);
  });

  it("is entrusted for one item by who is not there, to a unit that has not entrusted its own vote", async () => {
    renderPage({ component: () => <ProxyPanel meeting={meetingWith([proxy(third, other)], {}, false)} /> });
    await userEvent.click(await screen.findByRole("button", { name: "委托表决" }));
    await userEvent.click(await screen.findByRole("combobox", { name: /受托单位/ }));
    expect(screen.queryByRole("option", { name: "云岭" })).toBeNull();
    await userEvent.click(screen.getByRole("option", { name: "东岳" }));
    await userEvent.click(screen.getByRole("radio", { name: "只限一项议题" }));
    api.answer({}, 201);
    await userEvent.click(screen.getByRole("button", { name: "确认委托" }));
    expect(api.sent()).toEqual([[expect.stringMatching(/\/proxies$/), { giver: own, holder: other, item: buildMeetingView().currentItem, paper: false }]]);
  });

  it("says nothing of entrusting to who is there or votes for others", async () => {
    renderPage({ component: () => <><ProxyPanel meeting={meetingWith([proxy(other, own)], {}, false)} /><p>到此</p></> });
    expect(await screen.findByText("到此")).toBeVisible();
    expect(screen.queryByRole("button", { name: "委托表决" })).toBeNull();
  });
});

describe("votes for several units", () => {
  it("are cast in one tap, and one by one where they differ", async () => {
    const server = new FakeStreamServer();
    renderPage({ component: () => <LiveMeeting meeting={meetingWith([proxy(other, own)], { polls: [poll()] })} />, port: server.port });
    const together = within(await screen.findByRole("group", { name: "为金穗、东岳一并表决" }));
    await userEvent.click(together.getByRole("button", { name: "同意" }));
    const votes = [own, other].map((organization) => ({ organization, choice: "yes" }));
    await waitFor(() => expect(server.requests.findLast(({ event }) => event === "meeting:command")?.payload).toMatchObject({ command: { type: "vote-each", votes } }));
    await userEvent.click(screen.getByText("分别投票"));
    expect(screen.getByRole("group", { name: "受东岳委托投票" })).toBeVisible();
  });

  it("warn the unit that entrusted its own that voting itself ends it", async () => {
    renderPage({ component: () => <LiveMeeting meeting={meetingWith([proxy(own, other)], { polls: [poll()] }, false)} /> });
    expect(await screen.findByText("已委托东岳表决；本单位自己投票的，委托终止")).toBeVisible();
  });

  it("leave out a unit whose secret vote is cast", async () => {
    renderPage({ component: () => <LiveMeeting meeting={meetingWith([proxy(other, own)], { polls: [poll({ secret: true, tally: null, voted: [other], proxied: [{ organization: other, holder: own }] })] })} /> });
    expect(await screen.findByRole("group", { name: "代表金穗投票" })).toBeVisible();
    expect(screen.queryByRole("group", { name: /一并表决/ })).toBeNull();
    expect(within(screen.getByRole("group", { name: "受东岳委托投票" })).getByRole("button", { name: "同意" })).toBeDisabled();
  });

  it("are missed by the name of who holds them, also on the projector, and stand in the poll that is over", async () => {
    const meeting = meetingWith([proxy(other, own)], { polls: [poll()] });
    const item = meeting.agenda[0]!;
    const room = renderPage({ component: () => <ProjectedItem meeting={meeting} item={item} /> });
    expect(await screen.findByText("未投：金穗、东岳（由金穗受托）")).toBeVisible();
    room.unmount();
    const over = poll({ secret: true, state: "closed", tally: { yes: 1, no: 1, abstain: 0 }, proxied: [{ organization: other, holder: own }], outcome: { passed: false, needed: 2, base: 2 } });
    renderPage({ component: () => <LiveMeeting meeting={{ ...meeting, polls: [over] }} /> });
    expect((await screen.findByText("由金穗代投", { selector: "dt" })).nextElementSibling).toHaveTextContent("东岳");
  });
});

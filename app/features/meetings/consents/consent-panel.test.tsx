import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { buildItem, buildMeetingView } from "../../../../tests/factories/meeting-view.ts";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../../tests/setup/stub-api.ts";
import type { ConsentView } from "../../../contracts/consents.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { ConsentPanel } from "./consent-panel.tsx";

const api = stubApi();
const own = "201".padStart(24, "0");
const other = "202".padStart(24, "0");
const entry = (kind: "consent" | "objection" | "overruling", organization: string, reason: string) => ({ id: `${kind}${reason}`, kind, organization, reason, name: "李试验", unit: "组织部", at: "2026-11-20T01:00:00.000Z" });

/** The first item needs the consent of two units; the deadline is long over, or still to come. */
function show(entries: ConsentView["entries"], given: Partial<MeetingView> = {}, deadline = "2020-01-01T00:00:00.000Z") {
  const consent: ConsentView = { units: [{ id: own, name: "金穗" }, { id: other, name: "东岳" }], due: "2026-11-22", silence: "none", deadline, entries };
  const meeting = buildMeetingView(given);
  return renderPage({ component: () => <ConsentPanel meeting={meeting} item={buildItem(1, { consent })} /> });
}
const lineOf = async (name: string) => within((await screen.findByText(name, { selector: "strong" })).closest("li")!);

describe("the consent that an item needs", () => {
  it("is told by unit in words, with what was said and what is missing; the own unit answers", async () => {
    show([entry("objection", other, "设备未到")], {}, "2999-01-01T00:00:00.000Z");
    expect(await screen.findByText("尚未征得金穗、东岳同意，不能作出决议")).toBeVisible();
    expect((await lineOf("金穗")).getByText("待答复")).toBeVisible();
    expect((await lineOf("东岳")).getByText("不同意，理由：设备未到")).toBeVisible();
    expect((await lineOf("东岳")).queryByRole("button")).toBeNull();
    api.answer({ revision: 1, items: [] }, 201);
    await userEvent.click(screen.getByRole("button", { name: "代表金穗同意" }));
    expect(api.sent()).toEqual([[expect.stringMatching(/\/consent\/answers$/), { organization: own, answer: "consent" }]]);
  });

  it("says what silence counts as, who overruled whom and why, and keeps what was said before", async () => {
    show([entry("consent", other, ""), entry("objection", other, "设备未到"), entry("overruling", other, "另行协调")]);
    expect((await lineOf("金穗")).getByText("未按期答复，视为不同意")).toBeVisible();
    const line = await lineOf("东岳");
    expect(line.getByText("裁定可不经其同意")).toBeVisible();
    expect(line.getByText("组织部李试验裁定可不经其同意，理由：另行协调")).toBeVisible();
    expect(line.getByText("先前的答复和裁定 1 次")).toBeVisible();
  });

  it("lets an officer rule over what stands in the way of it, not over the own unit", async () => {
    show([entry("objection", own, "影响交付"), entry("objection", other, "设备未到")], { consentRights: { answersFor: [own], overrule: true } });
    expect((await lineOf("东岳")).getByRole("button", { name: "裁定可不经其同意" })).toBeVisible();
    expect((await lineOf("金穗")).queryByRole("button", { name: "裁定可不经其同意" })).toBeNull();
  });

  it("offers nothing once the meeting is closed", async () => {
    show([], { state: "closed", closedAt: "2026-11-23T08:00:00.000Z", consentRights: { answersFor: [own], overrule: true } });
    await lineOf("金穗");
    expect(screen.queryByRole("button")).toBeNull();
  });
});

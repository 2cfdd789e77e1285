import { describe, expect, it } from "vitest";
import { buildItem, buildMeetingView } from "../../../../tests/factories/meeting-view.ts";
import type { StreamEvent } from "../../../contracts/streams.ts";
import { applyEvent, clockOf, foresee, forecast, secondsOn } from "./live-state.ts";

const meeting = buildMeetingView();
const [first, second, third] = meeting.agenda;
const lineOf = ({ text: _text, results: _results, sides: _sides, ...line }: (typeof meeting.agenda)[number]) => line;
const event = (seq: number, type: StreamEvent["type"], data: Record<string, unknown>): StreamEvent => ({ stream: `meeting:${meeting.id}`, seq, type, data });
const state = { revision: 2, state: "open", currentItem: second!.id, openedAt: meeting.openedAt, closedAt: null, itemStartedAt: meeting.itemStartedAt };

describe("a meeting after an event", () => {
  it("moves on and keeps the papers that the event leaves out", () => {
    const agenda = [lineOf({ ...first!, state: "done" }), lineOf({ ...second!, state: "current" }), lineOf(third!)];
    const after = applyEvent(meeting, event(6, "agenda.changed", { meeting: meeting.id, ...state, agenda }));
    expect(after).toMatchObject({ seq: 6, revision: 2, currentItem: second!.id });
    expect(after.agenda.map((item) => [item.state, item.text])).toEqual([["done", "材料1"], ["current", "材料2"], ["waiting", "材料3"]]);
  });

  it("ignores one that it knows already", () => {
    expect(applyEvent(meeting, event(5, "agenda.changed", { ...state, agenda: [] }))).toBe(meeting);
  });

  it("has draft minutes as soon as it is closed", () => {
    const agenda = [lineOf({ ...first!, state: "done" })];
    const after = applyEvent({ ...meeting, minutes: null }, event(6, "agenda.changed", { meeting: meeting.id, ...state, state: "closed", currentItem: null, agenda }));
    expect(after).toMatchObject({ state: "closed", minutes: "draft" });
  });

  it("takes papers that changed, drops items that are gone, keeps hidden ones that events never name", () => {
    const hidden = buildItem(0, { hidden: true, title: "内部" });
    const preparing = buildMeetingView({ agenda: [first!, hidden, second!, third!] });
    const changed = { ...second!, text: "新材料" };
    const after = applyEvent(preparing, event(6, "agenda.changed", { ...state, agenda: [lineOf(first!), lineOf(changed)], items: [changed] }));
    expect(after.agenda.map((item) => item.title)).toEqual(["议题1", "内部", "议题2"]);
    expect(after.agenda[2]!.text).toBe("新材料");
  });
});

describe("what a command will have done", () => {
  it("shows the next item at once, and nothing at the end of the agenda", () => {
    const at = new Date("2026-11-23T06:35:00.000Z");
    expect(foresee(meeting, { type: "next" }, at)).toMatchObject({ currentItem: second!.id, itemStartedAt: at.toISOString() });
    expect(foresee({ ...meeting, currentItem: third!.id }, { type: "next" }, at).currentItem).toBe(third!.id);
    expect(foresee(meeting, { type: "previous" }, at)).toBe(meeting);
  });
});

describe("time", () => {
  const now = new Date("2026-11-23T06:42:00.000Z");
  it("counts the running item and foresees the end", () => {
    expect(secondsOn(meeting, first!, now)).toBe(720);
    expect(forecast(meeting, now)).toEqual({ endsAt: new Date("2026-11-23T07:02:00.000Z"), overMinutes: -58 });
    expect([clockOf(84), clockOf(3_665), clockOf(-3)]).toEqual(["1:24", "61:05", "0:00"]);
  });
});

import { describe, expect, it } from "vitest";
import type { MinutesItem, MinutesView } from "../../app/contracts/minutes.ts";
import { minutesPaper } from "./minutes-paper.ts";

const id = (digit: string) => digit.repeat(24);
const unit = (name: string) => ({ id: id("1"), name });
const item = (given: Partial<MinutesItem> = {}): MinutesItem => ({
  item: id("c"), number: 1, title: "喷涂外协", lane: "do", state: "done", text: "", revision: 0, editedBy: null, editedAt: null, results: [], polls: [], sides: [], consent: null, ...given,
});
const minutes = (given: Partial<MinutesView> = {}): MinutesView => ({
  meeting: id("a"),
  alliance: unit("农机联盟"),
  title: "十一月联席会议",
  place: "县政务中心",
  openedAt: "2026-11-23T06:30:00.000Z",
  closedAt: "2026-11-23T08:05:00.000Z",
  phase: "final",
  revision: 1,
  present: [unit("金穗"), unit("云岭")],
  absent: [],
  proxies: [],
  people: 5,
  chair: { organization: unit("金穗"), person: "赵试验", acting: false },
  items: [item()],
  amendments: [{ id: id("d"), item: null, organization: unit("云岭"), name: "钱试验", text: "另有意见", at: "2026-11-24T00:00:00.000Z" }],
  amendUntil: null,
  rights: { write: false, prepare: false, finish: false, amend: [] },
  ...given,
});
const result = (given: Partial<MinutesItem["results"][number]>) => ({ id: id("e"), kind: "decision" as const, text: "同意签约", subject: null, task: null, resolution: null, at: "2026-11-23T07:00:00.000Z", ...given });

describe("minutes as a paper", () => {
  it("say in one paragraph when, where, who presided and how many were there", () => {
    const { title, note, opening, closing } = minutesPaper(minutes());
    expect(title).toEqual(["农机联盟", "十一月联席会议纪要"]);
    expect(note).toBeUndefined();
    expect(opening).toBe("2026年11月23日14:30至16:05，农机联盟在县政务中心召开十一月联席会议。会议由轮值理事长金穗赵试验主持，到会2家单位、5人。现将会议议定事项纪要如下：");
    expect(closing).toEqual([{ label: "出席", text: "金穗、云岭" }]);
  });

  it.each([
    [{ chair: null, place: "", people: 0 }, "2026年11月23日14:30至16:05，农机联盟召开十一月联席会议。到会2家单位。现将会议议定事项纪要如下："],
    [{ chair: { organization: unit("云岭"), person: "", acting: true } }, "会议由代理轮值理事长云岭主持"],
    [{ closedAt: "2026-11-23T16:10:00.000Z" }, "2026年11月23日14:30至2026年11月24日00:10"],
  ])("leave out what is not known, and name the day when it became another (%o)", (given, words) => {
    expect(minutesPaper(minutes(given)).opening).toContain(words);
  });

  it.each([
    ["draft", "（草稿）"],
    ["prepared", "（征求意见稿）"],
  ] as const)("say below the title that they are not final yet (%s)", (phase, note) => {
    expect(minutesPaper(minutes({ phase })).note).toBe(note);
  });

  it.each([
    ["同意签约", "决议：同意签约。"],
    ["同意签约；", "决议：同意签约。"],
    ["会议强调：“要按时交货。”", "决议：会议强调：“要按时交货。”"],
    ["名单见附件……", "决议：名单见附件……"],
    ["同意（见附件）", "决议：同意（见附件）。"],
  ])("end each point once (%s)", (text, point) => {
    expect(minutesPaper(minutes({ items: [item({ results: [result({ text })] })] })).sections[0]!.points).toEqual([point]);
  });

  it.each([
    [false, "决议〔2026〕3号：同意签约。"],
    [true, "决议〔2026〕3号：同意签约。（该决议后经更正，以更正后的文本为准。）"],
  ])("cite a decision by its number, and say where another text is in force (%o)", (corrected, point) => {
    const resolution = { id: id("a"), year: 2026, serial: 3, internal: false, corrected };
    expect(minutesPaper(minutes({ items: [item({ results: [result({ resolution })] })] })).sections[0]!.points).toEqual([point]);
  });

  it("have a part for each item: what was written, voted and answered, then what came of it", () => {
    const poll = {
      id: id("f"), item: id("c"), question: "按46元/套签约", majority: "two_thirds" as const, base: "present" as const, secret: true, state: "closed" as const, openedAt: "", closedAt: "",
      quorumReason: "订单紧急", voted: [], tally: { yes: 4, no: 1, abstain: 0 }, votes: [], proxied: [], notVoted: [], weights: null, outcome: { passed: true, needed: 4, base: 5 },
    };
    const { sections } = minutesPaper(
      minutes({
        items: [
          item({
            text: "会议听取了说明。",
            polls: [poll],
            sides: [{ organization: unit("金穗"), answer: "accepted" }, { organization: unit("云岭"), answer: "waiting" }],
            results: [result({}), result({ kind: "action", text: "签订合同。", task: { lead: unit("金穗"), due: "2026-12-05" } })],
          }),
          item({ title: "资金周转", state: "skipped" }),
        ],
      }),
    );
    expect(sections).toEqual([
      {
        heading: "喷涂外协",
        paragraphs: [
          "会议听取了说明。",
          "表决事项：按46元/套签约。无记名表决，一家一票，以到会单位计，通过标准为三分之二。同意4家，反对1家，弃权0家；须4家同意，表决通过。到会不足法定人数时开始表决，理由：订单紧急。",
          "金穗同意，云岭尚未答复。",
        ],
        points: ["决议：同意签约。", "任务：签订合同（责任单位：金穗；完成时限：2026年12月5日）。"],
      },
      { heading: "资金周转", paragraphs: ["本次会议未议。"], points: [] },
    ]);
  });

  it("say of a poll by name who voted how, who did not, and for whom it was written down; nothing of the kind of a secret one", () => {
    const firms = ["金穗", "云岭", "东岳", "丰收"].map((name, index) => ({ id: id(String(index + 2)), name }));
    const vote = (index: number, choice: "yes" | "no", recordedBy: string | null = null) => ({ organization: firms[index]!.id, choice, recordedBy });
    const poll = (secret: boolean) => ({
      id: id("f"), item: id("c"), question: "由联盟见证签约", majority: "half" as const, base: "all" as const, secret, state: "closed" as const, openedAt: "", closedAt: "", quorumReason: null, voted: [],
      tally: { yes: 2, no: 1, abstain: 0 }, votes: secret ? [] : [vote(2, "no"), vote(1, "yes", "李文书"), vote(0, "yes")], proxied: [], notVoted: secret ? [] : [firms[3]!.id], weights: null, outcome: { passed: false, needed: 3, base: 4 },
    });
    const paragraph = (secret: boolean) => minutesPaper(minutes({ present: firms.slice(0, 3), absent: firms.slice(3), items: [item({ polls: [poll(secret)] })] })).sections[0]!.paragraphs[0];
    expect(paragraph(false)).toMatch(/表决未通过。同意：金穗、云岭；反对：东岳；未表决：丰收。其中云岭的表决由李文书代为记录。$/);
    expect(paragraph(true)).toMatch(/表决未通过。$/);
  });

  it("say by which rule votes weighed, and the sums in units and in weights", () => {
    const poll = {
      id: id("f"), item: id("c"), question: "由联盟见证签约", majority: "half" as const, base: "present" as const, secret: false, state: "closed" as const, openedAt: "", closedAt: "", quorumReason: null, voted: [],
      tally: { yes: 2, no: 1, abstain: 0 }, votes: [], proxied: [], notVoted: [], weights: { rule: "会费份额", units: [], tally: { yes: 40, no: 41, abstain: 0 } }, outcome: { passed: false, needed: 41, base: 81 },
    };
    expect(minutesPaper(minutes({ items: [item({ polls: [poll] })] })).sections[0]!.paragraphs).toEqual([
      "表决事项：由联盟见证签约。记名表决，按“会费份额”计权，以到会单位计，通过标准为过半数。同意2家（权重40），反对1家（权重41），弃权0家（权重0）；权重合计81，须41同意，表决未通过。",
    ]);
  });

  it("say who entrusted whom, and of a poll for whom another unit voted and how many that were, of a secret one too", () => {
    const firms = ["金穗", "云岭", "东岳", "丰收"].map((name, index) => ({ id: id(String(index + 2)), name }));
    const poll = (secret: boolean) => ({
      id: id("f"), item: id("c"), question: "由联盟见证签约", majority: "half" as const, base: "present" as const, secret, state: "closed" as const, openedAt: "", closedAt: "", quorumReason: null, voted: [],
      tally: { yes: 4, no: 0, abstain: 0 }, votes: secret ? [] : firms.map(({ id: organization }) => ({ organization, choice: "yes" as const, recordedBy: null })),
      proxied: [2, 3].map((index) => ({ organization: firms[index]!.id, holder: firms[0]!.id })), notVoted: [], weights: null, outcome: { passed: true, needed: 3, base: 4 },
    });
    const proxies = [2, 3].map((index) => ({ giver: firms[index]!, holder: firms[0]!, item: index === 2 ? null : id("c"), paper: false, name: "赵试验" }));
    const paper = minutesPaper(minutes({ present: firms.slice(0, 2), absent: firms.slice(2), proxies, items: [item({ polls: [poll(false), poll(true)] })] }));
    expect(paper.sections[0]!.paragraphs).toEqual([
      expect.stringMatching(/以到会单位（含委托到会单位表决的单位）计.*同意：金穗、云岭、东岳、丰收。其中东岳、丰收由金穗受托表决，共2家。$/),
      expect.stringMatching(/表决通过。其中东岳、丰收由金穗受托表决，共2家。$/),
    ]);
    expect(paper.closing.at(-1)).toEqual({ label: "委托表决", text: "东岳委托金穗；丰收委托金穗（限“喷涂外协”）" });
  });

  it("says whose consent was needed, what each said, and who ruled that it goes without", () => {
    const units = ["2", "3", "4"].map((digit, index) => ({ id: id(digit), name: ["金穗", "云岭", "工信局"][index]! }));
    const entry = (kind: "consent" | "objection" | "overruling", unit: number, reason: string, by = { unit: "", name: "" }) => ({ id: id("9"), kind, organization: units[unit]!.id, reason, ...by, at: "2026-11-20T01:00:00.000Z" });
    const entries = [entry("objection", 0, "影响岁末交付。"), entry("consent", 1, ""), entry("overruling", 0, "交付另行协调", { unit: "县委组织部", name: "李试验" })];
    const consent = { units, due: "2026-11-20", silence: "consent" as const, deadline: "2026-11-20T16:00:00.000Z", entries };
    expect(minutesPaper(minutes({ items: [item({ consent })] })).sections[0]!.paragraphs).toEqual([
      "本议题须征得金穗、云岭、工信局同意，答复期限为2026年11月20日，未按期答复的视为同意。金穗不同意（影响岁末交付），县委组织部李试验裁定可不经其同意作出决议，理由：交付另行协调；云岭同意；工信局未按期答复。",
    ]);
  });
});

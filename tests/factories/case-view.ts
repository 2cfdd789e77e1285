import type { CaseView } from "../../app/contracts/cases.ts";

const id = (digit: string) => digit.repeat(24);
const none: CaseView["rights"] = { dispatch: false, take: false, reply: false, supervise: false, close: false, visit: false, rate: false, told: false };

/** A case as the API sends it: dispatched to a unit, five work days, and nothing that the reader may do unless said otherwise. */
export function buildCaseView({ rights, ...given }: Partial<Omit<CaseView, "rights">> & { rights?: Partial<CaseView["rights"]> } = {}): CaseView {
  return {
    id: id("c"),
    alliance: { id: id("a"), name: "农机产业链党建联盟" },
    number: "2026-7",
    round: 1,
    title: "厂门口路段夜间没有路灯",
    text: "晚班下班不安全",
    topic: "service",
    channel: "web",
    confidential: false,
    state: "dispatched",
    supervised: false,
    caller: { name: "周建民", organization: { id: id("1"), name: "山河机械" }, phone: "" },
    unit: { id: id("2"), name: "园区办" },
    rule: "职责目录 2.4",
    clock: { from: "2026-11-19", workDays: 5, due: "2026-11-26", special: [], certain: true, overdue: false },
    reply: null,
    rating: null,
    log: [{ id: id("d"), at: "2026-11-19T01:00:00.000Z", kind: "received", name: "周建民", text: "" }],
    revision: 4,
    createdAt: "2026-11-19T01:00:00.000Z",
    ...given,
    rights: { ...none, ...rights },
  };
}

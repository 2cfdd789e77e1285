import { describe, expect, it } from "vitest";
import { buildSuggestionView } from "../../../tests/factories/suggestion-view.ts";
import type { SuggestionView } from "../../contracts/suggestions.ts";
import { translators } from "../../i18n/translators.ts";
import { suggestionColumns } from "./suggestion-columns.ts";

const { t } = translators["zh-CN"];
const unit = { id: "1".repeat(24), name: "云杉涂装" };

const proposerIn = (change: Partial<SuggestionView>) =>
  suggestionColumns(t)
    .find(({ head }) => head === "提出人")!
    .cell(buildSuggestionView(change));

describe("the proposer in a saved ledger", () => {
  it.each<[string, Partial<SuggestionView>, string]>([
    ["unit and person", { anonymous: false, proposer: { name: "张三", organization: unit, typedBy: null } }, "云杉涂装 · 张三"],
    ["the unit once, and who typed it on its behalf", { anonymous: false, proposer: { name: unit.name, organization: unit, typedBy: "李秘书" } }, "云杉涂装（李秘书代录）"],
    ["nobody, where the reader may not know it", { anonymous: true, proposer: null }, "匿名"],
    ["nobody who asked to stay anonymous, also for who keeps the ledger", { anonymous: true, proposer: { name: "张三", organization: unit, typedBy: null } }, "匿名"],
  ])("is %s", (_what, change, words) => expect(proposerIn(change)).toBe(words));
});

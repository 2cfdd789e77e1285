import { listingKinds, listingQuery, listingSorts, listingStates, type ListingQuery } from "../../app/contracts/listings.ts";
import { addDays } from "../../server/clock.ts";
import { writeCursor } from "../../server/database/cursor.ts";
import type { ListMarket } from "./list-market.ts";

/** What one may ask of a list, by what narrows it: whatever can be filtered alone, and what is likely to be filtered together. */
export function listFilters(market: ListMarket, today: string): Record<string, Partial<Record<keyof ListingQuery, string>>> {
  const [own, other] = market.alliances as [ListMarket["alliances"][0], ListMarket["alliances"][0]];
  return {
    plain: {},
    ownAlliance: { alliance: own.id },
    otherAlliance: { alliance: other.id },
    noAlliance: { alliance: "f".repeat(24) },
    owner: { owner: own.members[0]! },
    otherOwner: { owner: other.members[3]! },
    category: { category: "process.p14" },
    wideCategory: { category: "process" },
    emptyCategory: { category: "finance" },
    township: { place: "370812001" },
    county: { place: "370883" },
    prefecture: { place: "370800" },
    emptyPrefecture: { place: "371300" },
    province: { place: "370000" },
    emptyProvince: { place: "110000" },
    commonWord: { q: "加工" },
    twoWords: { q: "收割机机架 焊接加工" },
    wordsNeverTogether: { q: "液压油缸 粮箱 检测 激光" },
    rareWord: { q: "军工资质" },
    wordAndNumber: { q: "编号 4711" },
    digit: { q: "1" },
    character: { q: "机" },
    initials: { q: "jg" },
    spelt: { q: "jiagong" },
    rareSpelt: { q: "jungongzizhi" },
    letter: { q: "j" },
    unknownWord: { q: "没有这样的东西" },
    everyOwnersName: { q: "试验机械有限公司" },
    wordInCategory: { q: "喷涂", category: "process.p14" },
    wordInTownship: { q: "喷涂", place: "370812001" },
    wordInAlliance: { q: "喷涂", alliance: own.id },
    categoryInCounty: { category: "process.p14", place: "370883" },
    dueThisWeek: { dueFrom: today, dueUntil: addDays(today, 7) },
    overdue: { dueUntil: addDays(today, -1) },
    dueFarAway: { dueFrom: addDays(today, 300), dueUntil: addDays(today, 302) },
    categoryDueThisWeek: { dueFrom: today, dueUntil: addDays(today, 7), category: "process.p14" },
    allianceDueSoon: { dueFrom: today, dueUntil: addDays(today, 3), alliance: own.id },
  };
}

/** Every kind and state in every order, from the first page on and from the middle. */
export function listQueries(filter: object, now: Date, today: string): ListingQuery[] {
  const middle = { published: String(now.getTime() - 180 * 86_400_000).padStart(14, "0"), due: addDays(today, 180), stake: "0000000500000000" };
  const pages = listingSorts.flatMap((sort) => [
    { sort, order: "usual" },
    { sort, order: "reverse" },
    { sort, order: "usual", cursor: writeCursor([middle[sort]]) },
  ]);
  const states = [undefined, "all", ...listingStates.filter((state) => state !== "published")];
  return [undefined, ...listingKinds].flatMap((kind) => states.flatMap((state) => pages.map((page) => listingQuery.parse({ ...filter, ...page, kind, state }))));
}

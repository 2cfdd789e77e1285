import { listingInput, listingKinds, type ListingKind, type ListingState } from "../../app/contracts/listings.ts";
import type { ListingRecord } from "../../models/listing.ts";
import { addDays, dayAt } from "../../server/clock.ts";
import { deriveListing } from "../../server/listings/derive-listing.ts";
import type { ListingDependencies } from "../../server/listings/listing-dependencies.ts";
import { storeTerms } from "../../server/listings/listing-terms.ts";
import { buildAlliance, buildMember } from "../../tests/factories/people.ts";

/** Who owns listings in the bench: alliances of three counties with their members. */
export interface ListMarket {
  alliances: { id: string; county: string; members: string[] }[];
}

const counties = ["370812", "370883", "370829"];
const townships = ["370812001", "370883001", "370829001"];
const things = ["变速箱壳体", "收割机机架", "驾驶室覆盖件", "液压油缸", "齿轮毛坯", "法兰盘", "轮毂", "底盘总成", "粮箱", "割台", "链轮", "拖拉机前桥"];
const works = ["静电喷涂", "激光切割", "热处理", "数控车削", "铸造", "精密锻造", "焊接加工", "装配加工", "检测", "电泳涂装"];
const codes = ["process.p01", "process.p04", "process.p08", "process.p14", "process.p20", "process.p25", "process.p30", "process.p35"];
const audiences = ["alliance", "alliance", "county", "alliances", "public", "county"] as const;

/** Of 100 listings, in which state they are. */
const states: readonly [ListingState, upTo: number][] = [["published", 68], ["partly", 71], ["fulfilled", 80], ["expired", 92], ["withdrawn", 99], ["draft", 100]];

/**
 * Fills a hub's database with listings of every place and audience; the same each time but for the ids.
 * @param of how many alliances, and whether only needs and resources that are open or every kind and state
 */
export async function fillListMarket(dependencies: ListingDependencies, n: number, of: { alliances?: number; onlyOpen?: boolean } = {}): Promise<ListMarket> {
  const { models, ids, clock, reference } = dependencies;
  const alliances: ListMarket["alliances"] = [];
  for (let at = 0; at < (of.alliances ?? 24); at++) {
    const alliance = await buildAlliance(dependencies, { county: counties[at % 3]! });
    const members: string[] = [];
    for (let member = 0; member < 10; member++) members.push(await buildMember(dependencies, alliance));
    alliances.push({ id: alliance.id, county: alliance.county, members });
  }
  // Numbers that look like chance and are the same each time.
  let seed = 1;
  const below = (limit: number) => (seed = (seed * 48_271) % 2_147_483_647) % limit;
  const pick = <Item>(items: readonly Item[]) => items[below(items.length)]!;
  const now = clock.now();
  const today = dayAt(now);

  const make = (at: number): ListingRecord => {
    const { id: alliance, county, members } = pick(alliances);
    const owner = pick(members);
    const kind: ListingKind = at % 10 === 0 && !of.onlyOpen ? "policy" : listingKinds[at % 2]!;
    const percent = below(100);
    const state = of.onlyOpen ? "published" : states.find(([, upTo]) => percent < upTo)![0];
    const scope = pick(audiences);
    const named = pick(alliances);
    const title = `${pick(things)}${pick(works)}${at % 97 === 0 ? "军工资质" : ""}`;
    const input = listingInput.parse({
      kind,
      alliance,
      owner,
      title,
      text: `${pick(things)}，${pick(works)}，编号 ${at}`,
      ...(kind === "policy" ? { policy: { conditions: [], benefit: "奖补", department: "县工信局", phone: "0537-1234567", papers: [], steps: [], days: 15 } } : { category: pick(codes), quantity: { value: String(1 + below(900)), unit: "台套" } }),
      ...(kind === "need" && { dueDate: addDays(today, below(365)), stake: { amount: below(1_000_000_000) } }),
      place: below(3) === 0 ? pick(townships) : pick(counties),
      audience: { scope, ...(scope === "alliances" && { alliances: [named.id] }) },
    });
    const publishedAt = new Date(now.getTime() - below(365 * 24 * 3_600) * 1_000);
    const record = {
      ...storeTerms(reference, input),
      _id: ids.next(),
      kind,
      alliance,
      county,
      owner,
      expiresOn: addDays(today, 1 + below(365)),
      state,
      remainingMilli: 1_000,
      parties: [],
      revision: 0,
      termsRevision: 0,
      typedBy: "0".repeat(24),
      createdAt: publishedAt,
      changedAt: publishedAt,
      publishedAt: state === "draft" ? null : publishedAt,
      withdrawnReason: null,
      warned: { week: null, day: null },
    };
    return { ...record, ...deriveListing(record, dependencies, { ownerName: "试验机械有限公司", allianceCounties: scope === "alliances" ? [named.county] : [] }) };
  };

  const BATCH = 1_000;
  for (let from = 0; from < n; from += BATCH) {
    await models.listings.insertMany(Array.from({ length: Math.min(BATCH, n - from) }, (_, at) => make(from + at)), { lean: true });
  }
  return { alliances };
}

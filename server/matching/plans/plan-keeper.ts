import type { PlanContent, PlanRecord } from "../../../models/plan.ts";
import type { PlanSubject } from "../../access/plan-rules.ts";
import { dayAt } from "../../clock.ts";
import { AppError } from "../../errors.ts";
import { createTurns } from "../../turns.ts";
import { dayNumber } from "../engine-listing.ts";
import type { PlanningDependencies } from "../ports.ts";
import { causesOf } from "./causes-of.ts";
import { contentOf } from "./plan-content.ts";
import { PlanMarket } from "./plan-market.ts";
import { findSubject, isInScope, scopeKey } from "./plan-scope.ts";
import { defaultPlanLimits, type PlanLimits } from "./plan-limits.ts";
import { readChanged, readChanges, readMarket, requireFew, type ChangedListings } from "./read-market.ts";
import { storeOutgrown } from "./store-outgrown.ts";
import { storeUpdate } from "./store-update.ts";
import type { ProvisionalFrom } from "./takes-long.ts";

/** Keeps the plans that stand in step with the lists. */
export interface PlanKeeper {
  /**
   * Plans a scope from what is open now, and gives it to `store` before anything else can change the scope's plans. A market that takes
   * long is stored as a provisional plan, whose place the plan itself takes when it is ready.
   * @throws unavailable while the engine loads, conflict `plan_too_large`
   */
  plan<Stored>(subject: PlanSubject, store: (content: PlanContent) => Promise<Stored>): Promise<Stored>;
  /**
   * A listing came, changed or went, and the engine knows of it; `more`: the listing is as it was, but more is known of it, as that a
   * counterpart declined.
   */
  onListing(listing: string, more?: boolean): void;
  /** What no listing tells may have changed: an alliance's weights and rights (`rules`), or events were missed. */
  onUnknown(rules?: boolean): void;
  /** Every plan that stands is up to date. */
  isIdle(): boolean;
  close(): Promise<void>;
}

/** Listings that change together are planned together. */
const GATHER_MS = 120;
/** Plans that follow the lists, the newest first. */
const MOST_STANDING = 100;
const READY_MS = 10_000;
const RETRY_MS = 1_000;
/** Scarce resources that are told. */
const EXTRAS = 20;

/** What was told since plans followed the lists last: see `PlanKeeper`. */
interface News {
  listings: Set<string>;
  /** Those of them of which more is known. */
  more: Set<string>;
  unknown: boolean;
  rules: boolean;
}

const noNews = (): News => ({ listings: new Set(), more: new Set(), unknown: false, rules: false });

type StandingPlanRecord = Pick<PlanRecord, "_id" | "scope" | "basis" | "provisional">;

/**
 * Every hub process keeps the standing plans from the same events; whose update is stored first tells of it, the others find that the
 * stored plan rests on the same market already. A market is held per scope and planned again around what changed; it is read as a
 * whole only when a plan is asked for, when the day changes, when events may have been missed, or after it could not follow. A plan that is
 * stored as provisional, by whom ever, is brought to the plan itself like one whose lists have changed. One whose market has come to have
 * too many needs stands no longer.
 */
export function createPlanKeeper(dependencies: PlanningDependencies, limits: Partial<PlanLimits> = {}): PlanKeeper {
  const { provisionalFrom, mostNeeds } = { ...defaultPlanLimits, ...limits };
  const { models, market: engineMarket, planHost, clock, log } = dependencies;
  const markets = new Map<string, PlanMarket>();
  let news = noNews();
  let scheduled: NodeJS.Timeout | undefined;
  let closed = false;
  let running = 0;
  const turns = createTurns();

  /** One after another: an answer belongs to the market as it was asked. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    running += 1;
    return turns.run(work).finally(() => (running -= 1));
  };
  const today = () => dayNumber(dayAt(clock.now()));

  /** Reads and plans a scope; with `from` given, a market that takes long has a provisional answer, and its plan comes with `follow`. */
  const open = async (subject: PlanSubject, from: ProvisionalFrom | null = null): Promise<PlanContent> => {
    const key = scopeKey(subject);
    const market = new PlanMarket(today(), await readMarket(dependencies, subject, mostNeeds));
    const answer = await planHost.open(key, market.open(), { extras: EXTRAS, wholeUnit: 1_000 / market.milliPerUnit }, from);
    markets.set(key, market);
    return contentOf(market, answer);
  };

  /** The plan after some listings changed; null where they do not concern it, unless what is stored is `provisional`. */
  const follow = async (subject: PlanSubject, market: PlanMarket, changed: ChangedListings, provisional?: boolean): Promise<PlanContent | null> => {
    const change = market.take(await readChanges(dependencies, subject, changed, market.askersOf(changed.listings)));
    requireFew(market.needs.size, mostNeeds);
    if (!provisional && Object.values(change).every((parts: unknown[]) => parts.length === 0)) return null;
    if (!market.isExact) return open(subject);
    return contentOf(market, await planHost.change(scopeKey(subject), change));
  };

  const bringUpToDate = async ({ _id, scope, basis, provisional }: StandingPlanRecord, changed: ChangedListings, { more, unknown, rules }: News): Promise<void> => {
    const known = markets.get(scope);
    const fresh = known && known.day === today() && !unknown;
    if (fresh && !provisional && !concerns(changed, scope, known)) return;
    const subject = await findSubject(dependencies, scope);
    if (!subject) return;
    const before = known?.edition() ?? new Map((await idsOf(_id)).map((id) => [id, null]));
    const content = fresh ? await follow(subject, known, changed, provisional) : await open(subject);
    if (!content || (content.basis === basis && !provisional)) return;
    await storeUpdate(dependencies, subject, content, causesOf(before, markets.get(scope)!, changed.listings, more), rules);
  };

  /** The same; what stands in the way of one plan is no reason for the others not to follow. @returns what it was */
  const tryToBringUpToDate = async (plan: StandingPlanRecord, changed: ChangedListings, told: News): Promise<unknown> => {
    try {
      await bringUpToDate(plan, changed, told);
      return null;
    } catch (error) {
      // Its market may have taken what its plan has not.
      markets.delete(plan.scope);
      return isTooLarge(error) ? letGo(plan.scope) : error;
    }
  };

  /** The plan of a scope with too many needs stands no longer. @returns what stood in the way */
  const letGo = async (scope: string): Promise<unknown> => {
    try {
      const subject = await findSubject(dependencies, scope);
      if (subject) await storeOutgrown(dependencies, subject);
      return null;
    } catch (error) {
      return error;
    }
  };

  const idsOf = async (plan: string): Promise<string[]> => {
    const record = await models.plans.findOne({ _id: plan }, { rows: 1 }).lean();
    return record?.rows.flatMap(({ need, parts }) => [need, ...parts.map(({ resource }) => resource)]) ?? [];
  };

  const flush = async (): Promise<void> => {
    const told = news;
    news = noNews();
    const failures = await followAll(told).catch((error: unknown) => {
      news.unknown ||= told.unknown;
      return [error];
    });
    if (failures.length === 0) return;
    // Those that could follow find nothing new in it; the others are read as a whole, without being told to.
    for (const listing of told.listings) news.listings.add(listing);
    for (const listing of told.more) news.more.add(listing);
    news.rules ||= told.rules;
    throw failures[0];
  };

  /** @returns what stood in the way of single plans */
  const followAll = async (told: News): Promise<unknown[]> => {
    const standing = await models.plans
      .find({ standing: true }, { scope: 1, basis: 1, provisional: 1 })
      .sort({ at: -1 })
      .limit(MOST_STANDING)
      .lean();
    await forgetOthers(standing);
    if (standing.length === 0) return [];
    const changed = await readChanged(dependencies, [...told.listings]);
    const failures: unknown[] = [];
    for (const plan of standing) {
      const failure = await tryToBringUpToDate(plan, changed, told);
      if (failure) failures.push(failure);
    }
    return failures;
  };

  /** Changes of what does not stand are not followed: a market kept from before would be an old one when it stands again. */
  const forgetOthers = async (standing: readonly StandingPlanRecord[]): Promise<void> => {
    const scopes = new Set(standing.map(({ scope }) => scope));
    for (const scope of [...markets.keys()].filter((key) => !scopes.has(key))) {
      markets.delete(scope);
      await planHost.close(scope);
    }
  };

  const schedule = (ms = GATHER_MS): void => {
    if (closed || scheduled) return;
    scheduled = setTimeout(() => {
      scheduled = undefined;
      inTurn(flush).catch((error: unknown) => {
        if (closed) return;
        log.warn({ err: error }, "plans could not follow the lists, trying again");
        schedule(RETRY_MS);
      });
    }, ms);
    scheduled.unref();
  };
  planHost.onEmpty(() => markets.clear());

  return {
    async plan(subject, store) {
      if (!(await engineMarket.whenReady(READY_MS)) || !planHost.isRunning()) throw new AppError("unavailable", { reason: "engine_starting" });
      return inTurn(async () => {
        const content = await open(subject, provisionalFrom);
        const stored = await store(content);
        if (content.provisional) schedule();
        return stored;
      });
    },
    onListing(listing, more = false) {
      news.listings.add(listing);
      if (more) news.more.add(listing);
      schedule();
    },
    onUnknown(ofRules = false) {
      news.unknown = true;
      news.rules ||= ofRules;
      schedule();
    },
    isIdle: () => running === 0 && !scheduled,
    async close() {
      closed = true;
      clearTimeout(scheduled);
      await turns.run(async () => {});
      await planHost.end();
    },
  };
}

/** Whether the change of listings can be one of a market. Pure. */
const concerns = ({ listings, needs }: ChangedListings, scope: string, market: PlanMarket): boolean =>
  listings.some((id) => market.needs.has(id) || market.resources.has(id)) || needs.some((need) => isInScope(scope, need));

const isTooLarge = (error: unknown): boolean => error instanceof AppError && error.reason === "plan_too_large";

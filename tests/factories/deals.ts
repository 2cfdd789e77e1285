import type { CooperationRecord } from "../../models/cooperation.ts";
import type { MatchRecord } from "../../models/match.ts";
import type { TestHub } from "../setup/start-test-hub.ts";
import { buildListing } from "./listings.ts";

interface Sides {
  alliance: { id: string; county: string };
  needOwner: string;
  supplier: string;
}

/** An open suggestion of 500 between two firms, written straight to the store. */
export async function buildMatch(hub: TestHub, { alliance, needOwner, supplier }: Sides): Promise<MatchRecord> {
  const { models, ids, clock } = hub.dependencies;
  const quantity = { value: "500", unit: "台" };
  const need = await buildListing(hub, { alliance: alliance.id, owner: needOwner, quantity });
  const resource = await buildListing(hub, { kind: "resource", title: "夜班停车位", text: "", category: "land.parking", alliance: alliance.id, owner: supplier, quantity });
  const now = clock.now();
  const parties = [needOwner, supplier];
  const match: MatchRecord = {
    _id: ids.next(),
    pair: `${need.id}:${resource.id}`,
    terms: "0+0",
    need: need.id,
    needOwner,
    unit: "台",
    parts: [{ resource: resource.id, owner: supplier, milli: 500_000, window: null, costFen: null, score: 80, reasons: [] }],
    parties,
    listings: [need.id, resource.id],
    alliances: [alliance.id],
    counties: [alliance.county],
    score: 80,
    certain: true,
    reasons: [],
    summary: null,
    answers: parties.map((organization) => ({ organization, state: "pending", by: null, at: null, code: null, reason: null })),
    waiting: parties,
    state: "suggested",
    answerBy: new Date(now.getTime() + 86_400_000),
    suggestedAt: now,
    changedAt: now,
    cooperation: null,
    revision: 0,
  };
  await models.matches.create([match]);
  return match;
}

/** A cooperation over 500 of which nothing is delivered, written straight to the store; nothing is reserved for it. */
export async function buildCooperation(hub: TestHub, sides: Sides): Promise<CooperationRecord> {
  const { models, ids, clock } = hub.dependencies;
  const match = await buildMatch(hub, sides);
  const at = clock.now();
  const by = { person: ids.next(), name: "赵试验", organization: sides.supplier };
  const [part] = match.parts;
  const cooperation: CooperationRecord = {
    _id: ids.next(),
    match: match._id,
    need: match.need,
    needOwner: match.needOwner,
    resources: [{ resource: part!.resource, owner: sides.supplier }],
    parties: match.parties,
    listings: match.listings,
    alliances: match.alliances,
    counties: match.counties,
    unit: "台",
    due: null,
    commitments: [{ id: ids.next(), resource: part!.resource, owner: sides.supplier, milli: 400_000, releasedMilli: 0, at, by, note: "" }],
    deliveries: [],
    values: [],
    state: "agreed",
    broken: null,
    confirmedFen: null,
    timeline: [],
    startedAt: at,
    changedAt: at,
    revision: 0,
  };
  await models.cooperations.create([cooperation]);
  return cooperation;
}

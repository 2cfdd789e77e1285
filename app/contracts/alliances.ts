import { z } from "zod";
import { countyCode, day, id, instant, line, namedRef, pageQuery, searchWords } from "./common.ts";
import { handOverState } from "./hand-overs.ts";
import { organizationKind } from "./organizations.ts";
import { role } from "./people.ts";

/** Most links that a chain can have. */
export const MOST_LINKS = 100;
/** Most members that can take turns. */
export const MOST_TURNS = 200;

export const linkId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, { error: "link_id" });

/** A link (环节) of the chain; `after` names the links directly upstream of it. */
export const chainLink = z.strictObject({
  id: linkId,
  name: line(20),
  after: z.array(linkId).max(20).default([]),
  /** Codes of the listing categories that belong to the link. */
  categories: z.array(z.string().min(1).max(40)).max(50).default([]),
});

/** A chain: links with distinct ids and names whose arrows lead to known links and never in a circle. */
export const chain = z
  .array(chainLink)
  .max(MOST_LINKS)
  .superRefine((links, context) => {
    const ids = new Set<string>();
    const names = new Set<string>();
    for (const [index, link] of links.entries()) {
      if (ids.has(link.id)) context.addIssue({ code: "custom", message: "link_twice", path: [index, "id"] });
      if (names.has(link.name)) context.addIssue({ code: "custom", message: "link_twice", path: [index, "name"] });
      ids.add(link.id);
      names.add(link.name);
    }
    for (const [index, link] of links.entries()) {
      if (link.after.some((upstream) => !ids.has(upstream))) {
        context.addIssue({ code: "custom", message: "link_unknown", path: [index, "after"] });
      }
    }
    const circular = linksInCircles(links);
    for (const [index, link] of links.entries()) {
      if (circular.has(link.id)) context.addIssue({ code: "custom", message: "chain_circle", path: [index, "after"] });
    }
  });

/** Ids of the links that no order from upstream to downstream can place, because their arrows lead in a circle. Pure. */
export function linksInCircles(links: readonly { id: string; after: readonly string[] }[]): Set<string> {
  const left = new Map(links.map((link) => [link.id, link.after]));
  const free = () => [...left].filter(([, after]) => !after.some((upstream) => left.has(upstream))).map(([link]) => link);
  for (let placed = free(); placed.length > 0; placed = free()) {
    for (const link of placed) left.delete(link);
  }
  return new Set(left.keys());
}

/** Length of a term in calendar months and the members in the order in which they take the chair. */
export const rotationRule = z.strictObject({
  termMonths: z.int().min(1).max(60),
  order: z
    .array(id)
    .max(MOST_TURNS)
    .refine((order) => new Set(order).size === order.length, { error: "turn_twice" }),
});

/** Whole points of the matching criteria that differ from the defaults. */
export const criterionWeights = z
  .record(z.string().regex(/^[a-zA-Z]{2,24}$/, { error: "not_allowed" }), z.int().min(0).max(100))
  .refine((weights) => Object.keys(weights).length <= 20, { error: "not_allowed" });

export const allianceInput = z.strictObject({
  name: line(60, 2),
  county: countyCode,
  /** Organization that leads it (牵头部门). */
  leadDepartment: id,
  links: chain.default([]),
  /** The order can only name members, so a new alliance begins without one. */
  termMonths: rotationRule.shape.termMonths.default(3),
});
export type AllianceInput = z.output<typeof allianceInput>;

export const alliancePatch = z.strictObject({
  name: line(60, 2).optional(),
  leadDepartment: id.optional(),
  links: chain.optional(),
  /** Re-plans the terms that have not begun. */
  rotation: rotationRule.optional(),
  weights: criterionWeights.optional(),
});
export type AlliancePatch = z.output<typeof alliancePatch>;


/** Who holds the chair at the moment of reading. */
export const chairView = z.object({
  term: id,
  organization: namedRef,
  /** Null while the member has named nobody. */
  person: namedRef.nullable(),
  /** True while the deputy stands in. */
  acting: z.boolean(),
  /** When the term ends. */
  until: instant,
});
export type ChairView = z.infer<typeof chairView>;

export const allianceSummary = z.object({
  id,
  name: z.string(),
  county: z.string(),
  countyName: z.string(),
  leadDepartment: namedRef,
  members: z.int(),
  chair: chairView.nullable(),
});
export type AllianceSummary = z.infer<typeof allianceSummary>;

export const linkView = z.object({
  id: z.string(),
  name: z.string(),
  after: z.array(z.string()),
  categories: z.array(z.string()),
  /** Open needs of the link's categories for which no supply was found. */
  unservedNeeds: z.int(),
});
export type LinkView = z.infer<typeof linkView>;

export const allianceView = allianceSummary.extend({
  links: z.array(linkView),
  rotation: z.object({ termMonths: z.int(), order: z.array(namedRef) }),
  weights: z.record(z.string(), z.int()),
  /** What the reader may do here. */
  may: z.object({ keep: z.boolean(), callDeputy: z.boolean() }),
  revision: z.int(),
  createdAt: instant,
});
export type AllianceView = z.infer<typeof allianceView>;

export const allianceQuery = pageQuery.extend({ county: countyCode.optional(), q: searchWords(60).optional() });

/** Admits an organization, or changes the places of one that is a member already. */
export const memberInput = z.strictObject({
  organization: id,
  links: z.array(linkId).max(MOST_LINKS).default([]),
  /** Leading enterprise of the chain (链主). */
  leading: z.boolean().default(false),
});
export type MemberInput = z.output<typeof memberInput>;

export const memberView = z.object({
  organization: namedRef.extend({ fullName: z.string(), kind: organizationKind }),
  links: z.array(z.string()),
  leading: z.boolean(),
  joinedAt: instant,
});
export type MemberView = z.infer<typeof memberView>;

export const memberEnd = z.object({ cause: line(100).optional() });

/** `DELETE /api/v1/alliances/{id}/members`: the same with the organization in the body, as it was admitted. */
export const memberRemoval = z.strictObject({ organization: id, cause: line(100).optional() });

/** A chair's term; `until` is the first instant after it. */
export const termView = z.object({
  id,
  state: z.enum(["past", "present", "future"]),
  organization: namedRef,
  person: namedRef.nullable(),
  deputy: z.object({ person: namedRef, organization: namedRef }).nullable(),
  acting: z.object({ from: instant, until: instant, cause: z.string() }).nullable(),
  from: instant,
  until: instant,
  /** How it came about, in words. */
  cause: z.string(),
  /** How far its hand-over has come; null before it is asked for. */
  handOver: handOverState.nullable(),
});
export type TermView = z.infer<typeof termView>;

/** `GET /alliances/{id}/rotation`: terms in order of time. */
export const rotationView = z.object({
  termMonths: z.int(),
  order: z.array(namedRef),
  terms: z.array(termView),
  revision: z.int(),
});
export type RotationView = z.infer<typeof rotationView>;

const cause = line(100, 2);

/** What can be done to a rotation; each command names terms by id. */
export const rotationCommand = z.discriminatedUnion("command", [
  /** Begins the rotation on a day with the first of the order; only while no term runs or is planned. */
  z.strictObject({ command: z.literal("start"), from: day }),
  /** Two terms that have not begun change members. */
  z.strictObject({ command: z.literal("swap"), first: id, second: id, cause }),
  /** The member of a term that has not begun loses this turn; those behind it move up. */
  z.strictObject({ command: z.literal("skip"), term: id, cause }),
  /** Names the person who holds the chair for the term's member; null: its liaison. */
  z.strictObject({ command: z.literal("person"), term: id, person: id.nullable() }),
  /** Names who stands in when the chair cannot; null: nobody. */
  z.strictObject({ command: z.literal("deputy"), term: id, person: id.nullable() }),
  /** The deputy acts from an instant (left out: at once) until another, within the term. */
  z.strictObject({ command: z.literal("act"), term: id, from: instant.optional(), until: instant, cause }),
  /** The chair is back: the deputy's time ends at once. */
  z.strictObject({ command: z.literal("resume"), term: id }),
]);
export type RotationCommand = z.output<typeof rotationCommand>;

/** A seat of an alliance with its holder, the chair's among them. */
export const allianceSeatView = z.object({
  id: z.string(),
  role,
  person: namedRef,
  organization: namedRef.nullable(),
  from: instant,
  until: instant.nullable(),
  cause: z.string(),
});
export type AllianceSeatView = z.infer<typeof allianceSeatView>;

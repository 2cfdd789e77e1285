import { z } from "zod";
import { itemResult, itemState, lane, matchSide } from "./agenda.ts";
import { consentView } from "./consents.ts";
import { id, instant, line, namedRef, paragraph, revision } from "./common.ts";
import { pollView } from "./polls.ts";

export const minutesPhase = z.enum(["draft", "prepared", "final"]);
export type MinutesPhase = z.infer<typeof minutesPhase>;

/** Minutes of one item. `revision` is the item's own: two hands on different items never collide. */
export const minutesItem = z.object({
  item: id,
  number: z.int(),
  title: z.string(),
  lane,
  state: itemState,
  text: z.string(),
  revision,
  editedBy: z.string().nullable(),
  editedAt: instant.nullable(),
  results: z.array(itemResult),
  polls: z.array(pollView),
  sides: z.array(matchSide),
  consent: consentView.nullable(),
});
export type MinutesItem = z.infer<typeof minutesItem>;

export const amendment = z.object({
  id,
  item: id.nullable(),
  organization: namedRef,
  name: z.string(),
  text: z.string(),
  at: instant,
});

export const minutesView = z.object({
  meeting: id,
  alliance: namedRef,
  title: z.string(),
  place: z.string(),
  openedAt: instant,
  closedAt: instant,
  phase: minutesPhase,
  revision,
  present: z.array(namedRef),
  absent: z.array(namedRef),
  /** Who voted for whom: by which was voted, or that ran when the meeting was closed. Empty in minutes of an older hub. */
  proxies: z.array(z.object({ giver: namedRef, holder: namedRef, item: id.nullable(), paper: z.boolean(), name: z.string() })),
  people: z.int(),
  /** Who presided when the meeting was opened, the deputy while `acting`; `person` is empty while nobody is named. */
  chair: z.object({ organization: namedRef, person: z.string(), acting: z.boolean() }).nullable(),
  items: z.array(minutesItem),
  amendments: z.array(amendment),
  /** Amendments by those present are taken until then; null while a draft. */
  amendUntil: instant.nullable(),
  rights: z.object({ write: z.boolean(), prepare: z.boolean(), finish: z.boolean(), amend: z.array(namedRef) }),
});
export type MinutesView = z.infer<typeof minutesView>;

/** `revision` is that of the item; a stale one is a conflict and nothing is overwritten. */
export const minutesPatch = z.strictObject({ item: id, text: paragraph(8_000) });
export const amendmentInput = z.strictObject({ item: id.nullable().default(null), text: line(500), organization: id.optional() });

export const minutesStep = z.strictObject({ phase: z.enum(["prepared", "final"]) });

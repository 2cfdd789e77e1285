import { z } from "zod";
import { countyCode, id, instant, line, locale, namedRef, pageQuery, searchWords } from "./common.ts";
import { outsideProvider } from "./outside-accounts.ts";
import { secondCode, typedPassword } from "./second-factor.ts";

/** Liaison, rotating chair (never assigned by hand), secretary, department officer, bank or service unit, administrator. */
export const roles = ["liaison", "chair", "secretary", "officer", "service", "administrator"] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** What a person may act as: role × organization × alliance, from and until (exclusive; null: open), with its cause. */
export const seatView = z.object({
  id: z.string(),
  role,
  organization: namedRef.nullable(),
  alliance: namedRef.nullable(),
  /** Division code of the county that the seat belongs to; null for an administrator of the whole hub. */
  county: z.string().nullable(),
  from: instant,
  until: instant.nullable(),
  /** A person's words or a code, as `causes.ts` says; so is that of a term. */
  cause: z.string(),
});
export type SeatView = z.infer<typeof seatView>;

export const personView = z.object({ id, account: z.string(), name: z.string(), locale });
export type PersonView = z.infer<typeof personView>;

/** `GET /api/v1/me`. `seat` is the id of the seat in force; `streams` are those to follow, with their newest number. */
export const meView = z.object({
  person: personView,
  seats: z.array(seatView),
  seat: z.string().nullable(),
  streams: z.array(z.object({ stream: z.string(), seq: z.int() })),
  unreadNotices: z.int(),
});
export type MeView = z.infer<typeof meView>;

export const account = z
  .string()
  .trim()
  .min(2, { error: "too_short" })
  .max(40)
  .regex(/^[\p{L}\p{N}._@-]+$/u, { error: "account" });

/** What is typed at sign-in is only bounded here; whether it is right is told without saying which part was wrong. */
export const signInInput = z.strictObject({
  account: z.string().trim().min(1, { error: "required" }).max(100),
  password: typedPassword.optional(),
  /** Where the account asks for it. */
  code: secondCode.optional(),
  /** Binds the account at this provider with which somebody has just come back in this browser, and which was bound to nobody. */
  bindsReturned: outsideProvider.optional(),
});
export type SignInInput = z.infer<typeof signInInput>;

export const setupInput = z.strictObject({
  token: z.string().min(1).max(200),
  name: line(40),
  account,
  password: z.string().min(1, { error: "required" }).max(128),
});

export const mePatch = z.strictObject({ name: line(40).optional(), locale: locale.optional() });
export const passwordChange = z.strictObject({
  current: typedPassword,
  next: z.string().min(1, { error: "required" }).max(128),
});
export const seatChoice = z.strictObject({ seat: z.string().min(1).max(80) });

export const sessionView = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  device: z.string(),
});
export type SessionView = z.infer<typeof sessionView>;

export const tokenInput = z.strictObject({ name: line(40), days: z.int().min(1).max(365).default(90) });
export const tokenView = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
  /** The token itself: only in the reply that creates it. */
  token: z.string().optional(),
});
export type TokenView = z.infer<typeof tokenView>;

export const noticeView = z.object({
  id,
  at: instant,
  /** Which sentence: key of the locale files' `notices` namespace. */
  kind: z.string(),
  /** What the sentence speaks of: names, numbers, days. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Path of the page to open. */
  href: z.string(),
  readAt: instant.nullable(),
});
export type NoticeView = z.infer<typeof noticeView>;

/** `POST /api/v1/notices/read`. `href`: the page that they lead to, which shows what they tell. */
export const noticesRead = z.strictObject({ ids: z.array(id).max(100).optional(), href: line(200).optional() });
export type NoticesRead = z.infer<typeof noticesRead>;

/** A mobile number of China, also as address books write it: with spaces, hyphens or the country's code. */
const phone = z
  .string()
  .overwrite((typed) => typed.replaceAll(/[\s-]/g, "").replace(/^(\+|00)86(?=1)/, ""))
  .regex(/^1\d{10}$/, { error: "phone" });

/** A seat given by hand: any role but the chair's, which follows from the rotation. */
export const seatInput = z
  .strictObject({
    person: id,
    role: role.exclude(["chair"]),
    organization: id.nullable().default(null),
    alliance: id.nullable().default(null),
    /** County of an officer or service unit; the alliance's own where one is named. */
    county: countyCode.nullable().default(null),
    from: instant.optional(),
    until: instant.nullable().default(null),
    cause: line(100),
  })
  .refine((seat) => !seat.from || !seat.until || Date.parse(seat.from) < Date.parse(seat.until), {
    error: "range_order",
    path: ["until"],
  });
export type SeatInput = z.output<typeof seatInput>;

export const seatEnd = z.object({ cause: line(100).optional() });

/** A new account: without a password the reply carries a link with which the person sets it. */
export const personInput = z.strictObject({
  name: line(40),
  account,
  password: z.string().max(128).optional(),
  phone: phone.nullable().default(null),
  /** County whose officers keep the account; null: the administrators of the hub. */
  county: countyCode.nullable().default(null),
});
export type PersonInput = z.output<typeof personInput>;

export const personPatch = z.strictObject({
  name: line(40).optional(),
  phone: phone.nullable().optional(),
  county: countyCode.nullable().optional(),
  /** True ends every session and token at once. */
  disabled: z.boolean().optional(),
});
export type PersonPatch = z.output<typeof personPatch>;

/** One-time link for setting a password; `path` below the hub's address. Shown once. */
export const invitationView = z.object({ path: z.string(), expiresAt: instant });
export type InvitationView = z.infer<typeof invitationView>;

/** An account as its keepers see it; the phone number is masked. */
export const keptPersonView = z.object({
  id,
  account: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  county: z.string().nullable(),
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  /** Whether a code is asked for besides the password. */
  secondFactor: z.boolean(),
  /** Seats in force or to come. */
  seats: z.array(seatView),
  /** What the reader may do with the account. */
  may: z.object({ change: z.boolean(), invite: z.boolean() }),
  revision: z.int(),
  createdAt: instant,
});
export type KeptPersonView = z.infer<typeof keptPersonView>;

export const personCreated = z.object({ person: keptPersonView, invitation: invitationView.nullable() });

/** `q` begins a name or account; `role` keeps those who hold such a seat. */
export const peopleQuery = pageQuery.extend({
  q: searchWords(40).optional(),
  county: countyCode.optional(),
  role: role.exclude(["chair"]).optional(),
  disabled: z.enum(["true", "false"]).optional(),
});
export type PeopleQuery = z.output<typeof peopleQuery>;

/** One of the demo's accounts, as the demo sign-in page lists them. */
export const demoAccountView = z.object({
  account: z.string(),
  name: z.string(),
  seats: z.array(seatView),
});
export type DemoAccountView = z.infer<typeof demoAccountView>;

/** Whoever was invited has often never seen the name of the account. */
export const invitedView = z.object({ account: z.string() });
export type InvitedView = z.infer<typeof invitedView>;

export const invitationAcceptance = z.strictObject({
  token: z.string().min(1).max(200),
  password: z.string().min(1, { error: "required" }).max(128),
});

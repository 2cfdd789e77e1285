import { z } from "zod";
import { id, instant, line } from "./common.ts";
import { secondCode, typedPassword } from "./second-factor.ts";

/** Where people have an account that may sign them in here: three work apps, and whatever speaks OpenID Connect. */
export const outsideProviders = ["wecom", "dingtalk", "feishu", "oidc"] as const;
export type OutsideProvider = (typeof outsideProviders)[number];
export const outsideProvider = z.enum(outsideProviders, { error: "choice" });

/** `GET /api/v1/session/outside`: what this hub was set up with. `name` is the operator's own for OpenID Connect. */
export const outsideProviderView = z.object({ provider: outsideProvider, name: z.string().nullable() });
export type OutsideProviderView = z.infer<typeof outsideProviderView>;

/** Begins signing in with an account elsewhere; `to` is the page to go to afterwards. */
export const outsideSignInInput = z.strictObject({ provider: outsideProvider, to: line(500).default("/") });
export type OutsideSignInInput = z.input<typeof outsideSignInInput>;

/** Begins binding an account elsewhere to one's own, with the password once more: an unattended screen is not enough. */
export const outsideLinkInput = z.strictObject({ provider: outsideProvider, password: typedPassword });
export type OutsideLinkInput = z.input<typeof outsideLinkInput>;

/** Where the browser has to go next. */
export const outsideAddressView = z.object({ address: z.string() });
export type OutsideAddressView = z.infer<typeof outsideAddressView>;

/** What the provider sent the browser back with, the query as it is; and a code where the account asks for one. */
export const outsideReturn = z.strictObject({ search: line(8_000, 0), code: secondCode.optional() });
export type OutsideReturn = z.infer<typeof outsideReturn>;

/**
 * `unbound`: the account is bound to nobody here yet; signing in with a password in the same browser can bind it. `label` is what the provider
 * calls the person, so that nobody binds somebody else's.
 */
export const outsideDoneView = z.object({ outcome: z.enum(["signed_in", "linked", "unbound"]), to: z.string(), label: z.string().nullable() });
export type OutsideDoneView = z.infer<typeof outsideDoneView>;

/** `GET /api/v1/me/outside-accounts`. */
export const outsideAccountView = z.object({
  id,
  provider: outsideProvider,
  /** What the provider calls the person, where it says so. */
  label: z.string().nullable(),
  linkedAt: instant,
  lastUsedAt: instant.nullable(),
});
export type OutsideAccountView = z.infer<typeof outsideAccountView>;

/** What the provider calls a person, as it is kept. */
export const outsideLabel = line(60);

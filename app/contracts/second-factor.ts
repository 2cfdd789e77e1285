import { z } from "zod";
import { instant, line } from "./common.ts";

/** What proves a second time who signs in: six digits of an authenticator, or one of the codes kept for a lost phone. */
export const secondCode = line(40);

/** A password as somebody types it; whether it is theirs is found out by its hash. */
export const typedPassword = z.string().min(1, { error: "required" }).max(200);

/** `GET /api/v1/me/second-factor`. */
export const secondFactorView = z.object({
  on: z.boolean(),
  since: instant.nullable(),
  /** Spare codes that were not used yet. */
  spareCodes: z.int(),
});
export type SecondFactorView = z.infer<typeof secondFactorView>;

/** Begins, or ends, with the password once more: an unattended screen is not enough. */
export const secondFactorPassword = z.strictObject({ password: typedPassword });

/** What the authenticator is given; shown once, good for nothing until a code of it was entered. */
export const secondFactorOffer = z.object({
  /** `otpauth://` address for the QR code. */
  address: z.string(),
  /** The same secret in groups of four, for typing. */
  secret: z.string(),
});
export type SecondFactorOffer = z.infer<typeof secondFactorOffer>;

export const secondFactorConfirmation = z.strictObject({ code: secondCode });

/** Shown once: each signs in one time in place of the authenticator. */
export const spareCodesView = z.object({ codes: z.array(z.string()) });
export type SpareCodesView = z.infer<typeof spareCodesView>;

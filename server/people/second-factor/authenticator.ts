import { Secret, TOTP } from "otpauth";

/** Seconds that a code is good for, and how many such steps a phone's clock may be off. */
const PERIOD_SECONDS = 30;
const STEPS_OFF = 1;
/** RFC 4226 asks for 160 bits. */
const SECRET_BYTES = 20;

const authenticator = (secret: string, account = "") => new TOTP({ issuer: "链盟", label: account, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS });

/** A fresh secret in base 32. */
export const newAuthenticatorSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address that an authenticator reads as a QR code. Pure. */
export const authenticatorAddress = (secret: string, account: string): string => authenticator(secret, account).toString();

/**
 * The step of time (of 30 s since 1970) that a code belongs to, one step off at most; null for any other. By RFC 6238, with SHA-1 and six
 * digits, which every authenticator knows. Pure.
 */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const off = /^\d{6}$/.test(code) ? authenticator(secret).validate({ token: code, timestamp: at.getTime(), window: STEPS_OFF }) : null;
  return off === null ? null : Math.floor(at.getTime() / 1_000 / PERIOD_SECONDS) + off;
}

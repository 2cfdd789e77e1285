import { hash, verify } from "@node-rs/argon2";
import { badField } from "../errors.ts";

/** OWASP ASVS 5.0 appendix C: argon2id with 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Words that a password of this hub must not be built on (ASVS 6.1.2). */
const common = ["password", "12345678", "qwerty", "lianmeng", "dangjian", "chanyelian", "党建", "联盟", "链盟"];

/**
 * Refuses weak passwords by the profile of GB/T 22239: at least 10 characters, three of four classes.
 * @throws bad_input on `path` with rule `password_weak` or `password_common`
 */
export function checkPassword(password: string, path: string): void {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(password)).length;
  if ([...password].length < 10 || classes < 3) throw badField(path, "password_weak");
  const folded = password.toLowerCase();
  if (common.some((word) => folded.includes(word))) throw badField(path, "password_common");
}

export const hashPassword = (password: string): Promise<string> => hash(password, options);

/** A hash that no password fits: checked for unknown accounts, so that they take as long as known ones. */
let decoy: Promise<string> | undefined;

/** Whether the password fits the hash; takes as long when there is no hash. */
export async function fitsPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const fits = await verify(stored ?? (await decoy), password);
  return fits && stored !== undefined;
}

import type { BSONRegExp } from "bson";
import { StoreError, outsideDialect } from "../errors.ts";

/**
 * A regular expression of a filter as JavaScript's, which agrees with PCRE on what the hub uses.
 * @throws StoreError 51091 for a pattern that JavaScript cannot compile, 51108 for an unknown flag
 */
export function compileRegex({ pattern, options }: BSONRegExp): RegExp {
  if (options.includes("x")) throw outsideDialect("the regular expression flag x");
  const unknown = /[^imsu]/.exec(options);
  if (unknown) throw new StoreError(51108, `invalid flag in regex options: ${unknown[0]}`);
  const flags = options.replace("u", "");
  try {
    return new RegExp(pattern, `${flags}u`);
  } catch {
    // With the flag u JavaScript refuses escapes of letters that have no meaning; PCRE takes them.
    try {
      return new RegExp(pattern, flags);
    } catch (error) {
      throw new StoreError(51091, `Regular expression is invalid: ${(error as Error).message}`);
    }
  }
}

/** The literal text that every match begins with (`/^abc/`), or undefined. Pure. */
export function literalPrefix({ pattern, options }: BSONRegExp): string | undefined {
  if (options !== "" || pattern.includes("|")) return undefined;
  const literal = /^\^((?:[^\\^$.|?*+()[\]{}]|\\[^a-zA-Z0-9])+)/.exec(pattern);
  if (!literal) return undefined;
  // A quantifier belongs to the last character only, which may then be absent.
  const optional = /^[?*{]/.test(pattern.slice(literal[0].length));
  const text = optional ? literal[1]!.replace(/(\\.|[^\\])$/su, "") : literal[1]!;
  return text.replace(/\\(.)/gsu, "$1") || undefined;
}

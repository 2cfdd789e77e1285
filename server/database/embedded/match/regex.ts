import { BSONRegExp } from "bson";
import { StoreError, outsideDialect } from "../errors.ts";

/**
 * A regular expression of a filter as JavaScript's, which agrees with PCRE on what the hub uses.
 * @throws StoreError 51091 for a pattern that JavaScript cannot compile, 51108 for an unknown flag
 */
export function compileRegex(regex: BSONRegExp): RegExp {
  let flags = "";
  for (const flag of regex.options) {
    if (flag === "x") throw outsideDialect("the regular expression flag x");
    if (!"imsu".includes(flag)) throw new StoreError(51108, `invalid flag in regex options: ${flag}`);
    if (flag !== "u") flags += flag;
  }
  try {
    return new RegExp(regex.pattern, `${flags}u`);
  } catch {
    try {
      return new RegExp(regex.pattern, flags);
    } catch (error) {
      throw new StoreError(51091, `Regular expression is invalid: ${(error as Error).message}`);
    }
  }
}

/** The literal text that every match begins with (`/^abc/`), or undefined. `whole` when the pattern says nothing else. Pure. */
export function literalPrefix(regex: BSONRegExp): { prefix: string; whole: boolean } | undefined {
  if (regex.options !== "" && regex.options !== "u") return undefined;
  if (!regex.pattern.startsWith("^") || regex.pattern.includes("|")) return undefined;
  const literal = /^\^((?:[^\\^$.|?*+()[\]{}]|\\[^a-zA-Z0-9])*)/.exec(regex.pattern);
  if (!literal?.[1]) return undefined;
  const rest = regex.pattern.slice(literal[0].length);
  let text = literal[1];
  // A quantifier belongs to the last character only, which may then be absent.
  if (/^[?*{]/.test(rest)) text = text.replace(/(\\.|[^\\])$/su, "");
  const prefix = text.replace(/\\(.)/gsu, "$1");
  return prefix === "" ? undefined : { prefix, whole: rest === "" || rest === ".*" };
}

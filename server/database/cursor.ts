import { badField } from "../errors.ts";

/** The sort values of a page's last item as an opaque text. Pure. */
export const writeCursor = (values: (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");

/**
 * Sort values out of a cursor, or null without one. Pure.
 * @throws bad_input on `cursor` when it is not one of ours
 */
export function readCursor(cursor: string | undefined, length: number): (string | number)[] | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const sound =
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => typeof value === "string" || (typeof value === "number" && Number.isFinite(value)));
    if (sound) return values as (string | number)[];
  } catch {
    // Not base64 or not JSON: told like any other foreign cursor.
  }
  throw badField("cursor", "wrong_type");
}

import { badField } from "../../errors.ts";
import { readCursor, writeCursor } from "../../database/cursor.ts";
import type { Page, PageQuery } from "../../../app/contracts/common.ts";

/**
 * A page of a list that is short by nature and read whole from the database, so that every list of the API has the same
 * limit and can be read by the same loop. Pure.
 * @throws bad_input on `cursor` when it is not one of ours
 */
export function pageOfWhole<Item>(items: readonly Item[], { limit, cursor }: PageQuery): Page<Item> {
  const [start = 0] = readCursor(cursor, 1) ?? [];
  if (typeof start !== "number" || !Number.isInteger(start) || start < 0) throw badField("cursor", "wrong_type");
  const end = start + limit;
  return { items: items.slice(start, end), nextCursor: end < items.length ? writeCursor([end]) : null };
}

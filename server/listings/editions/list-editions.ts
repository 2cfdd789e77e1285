import type { Page, PageQuery } from "../../../app/contracts/common.ts";
import type { EditionSummary } from "../../../app/contracts/editions.ts";
import type { Actor } from "../../access/actor.ts";
import { readCursor, writeCursor } from "../../database/cursor.ts";
import type { Dependencies } from "../../dependencies.ts";
import { requireAllianceOfEditions } from "./require-edition.ts";

/** Editions of an alliance's lists, the newest first. @throws not_found; bad_input on a cursor that is not ours */
export async function listEditions({ models }: Pick<Dependencies, "models">, actor: Actor, alliance: string, { cursor, limit }: PageQuery): Promise<Page<EditionSummary>> {
  await requireAllianceOfEditions(models, actor, alliance);
  const after = readCursor(cursor, 2);
  const at = after && new Date(Number(after[0]));
  const found = await models.editions
    .find({ alliance, ...(at && { $or: [{ at: { $lt: at } }, { at, _id: { $lt: String(after[1]) } }] }) })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ _id, year, serial, day, name, corrections }) => ({ id: _id, year, serial, day, name, corrections: corrections.length })),
    nextCursor: found.length > limit && last ? writeCursor([last.at.getTime(), last._id]) : null,
  };
}

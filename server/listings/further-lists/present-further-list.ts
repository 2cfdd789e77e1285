import type { FurtherListView } from "../../../app/contracts/further-lists.ts";
import type { FurtherListRecord } from "../../../models/further-list.ts";
import type { Actor } from "../../access/actor.ts";
import { canKeepFurtherLists } from "../../access/further-list-rules.ts";

/** A further list as an insider of its alliance sees it. Pure. */
export function presentFurtherList(actor: Actor, list: FurtherListRecord): FurtherListView {
  const { _id: id, revision, name, nameEn, side, purpose, fields, unit, runDays, standing, audience, publishers, position, closed } = list;
  return {
    id,
    revision,
    name,
    nameEn,
    side,
    purpose,
    fields,
    unit,
    runDays,
    standing,
    audience,
    publishers,
    position,
    closed,
    createdAt: list.createdAt.toISOString(),
    may: { keep: canKeepFurtherLists(actor, list) },
  };
}

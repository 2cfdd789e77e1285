import type { z } from "zod";
import type { MinutesView, minutesPatch } from "../../app/contracts/minutes.ts";
import type { Actor } from "../access/actor.ts";
import { canWriteMinutes } from "../access/minutes-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { changeMinutes } from "./change-minutes.ts";

/**
 * Writes the text of one item of the minutes. `revision` is the item's: hands on different items never collide, and a
 * text based on an older one is refused, so that nobody's words are overwritten unseen.
 * @throws conflict `minutes_item_changed` with the name of who wrote meanwhile; forbidden once final
 */
export function writeMinutes(
  dependencies: Dependencies,
  actor: Actor,
  meetingId: string,
  patch: z.output<typeof minutesPatch>,
  revision: number,
): Promise<MinutesView> {
  return changeMinutes(dependencies, actor, meetingId, "minutes.write", (minutes, _meeting, { at }) => {
    if (!canWriteMinutes(actor, minutes)) throw forbidden();
    const item = minutes.items.find((candidate) => candidate.item === patch.item);
    if (!item) throw notFound();
    if (item.revision !== revision) throw conflict("minutes_item_changed", { name: item.editedBy ?? "" });
    const written = { ...item, text: patch.text, revision: item.revision + 1, editedBy: actor.person.name, editedAt: at };
    return { items: minutes.items.map((other) => (other.item === patch.item ? written : other)) };
  });
}

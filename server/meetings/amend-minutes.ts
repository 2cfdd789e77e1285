import type { z } from "zod";
import type { MinutesView, amendmentInput } from "../../app/contracts/minutes.ts";
import type { Actor } from "../access/actor.ts";
import { canAmendMinutes } from "../access/minutes-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField, forbidden } from "../errors.ts";
import { changeMinutes } from "./change-minutes.ts";

/**
 * Proposes an amendment to prepared minutes in the name of a unit that was present; it stands beside the text.
 * @throws forbidden for other units, or when the time for it is over; bad_input on `item` that is not in the minutes
 */
export function amendMinutes(
  dependencies: Dependencies,
  actor: Actor,
  meetingId: string,
  input: z.output<typeof amendmentInput>,
): Promise<MinutesView> {
  return changeMinutes(dependencies, actor, meetingId, "minutes.amend", (minutes, _meeting, { at }) => {
    const own = minutes.present.filter((organization) => canAmendMinutes(actor, minutes, organization, at));
    const organization = input.organization ?? own[0];
    if (!organization || !own.includes(organization)) throw forbidden();
    if (input.item !== null && !minutes.items.some((item) => item.item === input.item)) throw badField("item", "not_allowed");
    const amendment = { id: dependencies.ids.next(), item: input.item, organization, name: actor.person.name, text: input.text, at };
    return { amendments: [...minutes.amendments, amendment] };
  });
}

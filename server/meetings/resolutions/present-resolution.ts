import { finishedStates } from "../../../app/contracts/actions.ts";
import type { ResolutionNumber } from "../../../app/contracts/resolution-number.ts";
import type { ResolutionLine, ResolutionView } from "../../../app/contracts/resolutions.ts";
import type { ActionRecord } from "../../../models/action.ts";
import type { ResolutionRecord } from "../../../models/resolution.ts";
import type { Actor } from "../../access/actor.ts";
import { canChangeResolution } from "../../access/resolution-rules.ts";
import { nameIn, type readNames } from "../../database/read-names.ts";
import { presentConsent } from "../present-meeting.ts";
import { soundVersions } from "./seal-version.ts";

type Names = Awaited<ReturnType<typeof readNames>>;

/** A resolution as a line of a list. Pure. */
export const presentResolutionLine = (resolution: ResolutionRecord, names: Names, today: string): ResolutionLine => ({
  id: resolution._id,
  alliance: nameIn(names, resolution.alliance),
  year: resolution.year,
  serial: resolution.serial,
  internal: resolution.internal,
  title: resolution.title,
  text: resolution.text,
  day: resolution.day,
  meeting: { id: resolution.meeting, title: resolution.meetingTitle },
  poll: resolution.poll && { ...resolution.poll, proxied: resolution.poll.proxied ?? 0, weights: resolution.poll.weights ?? null },
  versions: resolution.versions.length,
  reviewOn: resolution.reviewOn,
  reviewDue: resolution.reviewOn !== null && resolution.reviewOn <= today,
  revision: resolution.revision,
});

/** What belongs to a resolution, as far as the reader may see it. */
export interface Company {
  names: Names;
  /** The resolution that its item looked at again. */
  about: ResolutionRecord | null;
  /** Resolutions that came of looking at it again. */
  later: ResolutionRecord[];
  tasks: ActionRecord[];
}

const presentReference = ({ _id, year, serial, internal }: ResolutionRecord): ResolutionNumber & { id: string } => ({ id: _id, year, serial, internal });

/** A resolution as the actor sees it, with all its versions. Pure. */
export function presentResolution(actor: Actor, resolution: ResolutionRecord, { names, about, later, tasks }: Company, today: string): ResolutionView {
  const sound = soundVersions(resolution);
  const change = canChangeResolution(actor, resolution);
  return {
    ...presentResolutionLine(resolution, names, today),
    item: resolution.item,
    consent: presentConsent(resolution.consent ?? null),
    versions: resolution.versions.map(({ text, reason, hash, name, at }, index) => ({
      number: index + 1,
      text,
      reason,
      hash,
      sound: sound[index]!,
      name,
      at: at.toISOString(),
    })),
    // A hidden item stays hidden here, too.
    reviews: resolution.reviews.filter(({ hidden }) => change || !hidden).map(({ meeting, title, day, due }) => ({
      meeting: { id: meeting, title },
      day,
      due,
      resolutions: later.filter((each) => each.meeting === meeting).map(presentReference),
    })),
    about: about && presentReference(about),
    tasks: tasks.map(({ _id, number, title, lead, due, state }) => ({
      id: _id,
      number,
      title,
      lead: nameIn(names, lead),
      due,
      state,
      overdue: state !== "cancelled" && !finishedStates.includes(state) && due < today,
    })),
    rights: { correct: change, review: change },
  };
}

import type { TFunction } from "i18next";
import type { StateName } from "../../shell/kit/state-badge.tsx";
import { badgeOfCooperation } from "../cooperations/badge-of-cooperation.ts";
import { badgeOfListing } from "../listings/badge-of-listing.ts";
import { badgeOfMeeting } from "../meetings/badge-of-meeting.ts";

/** Keys of the words for states that a kind of record calls otherwise than it stores them; `states:` is what its badges say. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  listing: inBadges(badgeOfListing),
  match: inBadges({ agreed: "accepted", superseded: "lapsed", expired: "lapsed" }),
  cooperation: inBadges(badgeOfCooperation),
  meeting: inBadges(badgeOfMeeting),
  action: { assigned: "actions:part.assigned", accepted: "actions:part.accepted", objected: "actions:part.objected", done: "actions:state.done", confirmed: "states:done" },
};

function inBadges(badges: Readonly<Record<string, StateName>>): Record<string, string> {
  return Object.fromEntries(Object.entries(badges).map(([state, badge]) => [state, `states:${badge}`]));
}

/** The state of a record of any kind, in the words of its pages; one that has none is shown as it is written. Pure. */
export function stateText(t: TFunction, kind: string, state: string): string {
  const otherwise = { defaultValue: state };
  switch (kind) {
    case "case":
      return t(`cases:state.${state}`, otherwise);
    case "suggestion":
      return t(`suggestions:state.${state}`, otherwise);
    case "urgent":
      return t(`urgent:state.${state}`, otherwise);
    case "example":
      return t(`examples:state.${state}`, otherwise);
    case "undertaking":
      return t(`undertakings:state.${state}`, otherwise);
    case "consultation":
      return t(`consultations:state.${state}`, otherwise);
    case "claim":
      return t(`policies:state.${state}`, otherwise);
    case "minutes":
      return t(`meetings:minutes.phase.${state}`, otherwise);
    default:
      return t(words[kind]?.[state] ?? `states:${state}`, otherwise);
  }
}

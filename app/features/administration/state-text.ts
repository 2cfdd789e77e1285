import type { TFunction } from "i18next";

/** Keys of the words for states that a kind of record calls otherwise than the badges do. */
const shared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  listing: { partly: "states:partly_matched", fulfilled: "states:satisfied" },
  match: { agreed: "states:accepted", superseded: "states:lapsed", expired: "states:lapsed" },
  cooperation: { contact: "states:talking" },
  meeting: { draft: "states:preparing", open: "states:running", closed: "states:ended" },
  action: { assigned: "actions:part.assigned", accepted: "actions:part.accepted", objected: "actions:part.objected", done: "actions:state.done", confirmed: "states:done" },
};

/** The state of a record of any kind, in the words of its pages; one that has none is shown as it is written. Pure. */
export function stateText(t: TFunction, kind: string, state: string): string {
  const otherwise = { defaultValue: state };
  switch (kind) {
    case "case":
      return t(`cases:state.${state}`, otherwise);
    case "suggestion":
      return t(`suggestions:state.${state}`, otherwise);
    case "claim":
      return t(`policies:state.${state}`, otherwise);
    case "minutes":
      return t(`meetings:minutes.phase.${state}`, otherwise);
    default:
      return t(shared[kind]?.[state] ?? `states:${state}`, otherwise);
  }
}

import type { SuggestionView } from "../../../app/contracts/suggestions.ts";
import type { SuggestionRecord } from "../../../models/suggestion.ts";
import type { Actor } from "../../access/actor.ts";
import { canAnswerSuggestion, canLeadSuggestions, canSeeProposer, canSeeToldOfSuggestion, isProposer } from "../../access/suggestion-rules.ts";
import type { Models } from "../../database/models.ts";
import { nameIn, readNames } from "../../database/read-names.ts";

/** Suggestions as the actor sees them, with the names they speak of; three reads however many there are. */
export async function presentSuggestions(
  models: Models,
  actor: Actor,
  suggestions: SuggestionRecord[],
  today: string,
): Promise<SuggestionView[]> {
  const [names, meetings] = await Promise.all([
    readNames(models, {
      organizations: suggestions.flatMap(({ unit, organization }) => [unit, organization].flatMap((id) => id ?? [])),
      alliances: suggestions.map(({ alliance }) => alliance),
    }),
    models.meetings
      .find({ _id: { $in: [...new Set(suggestions.flatMap(({ meeting }) => meeting ?? []))] } }, { title: 1, agenda: 1 })
      .lean(),
  ]);
  const sources = new Map(meetings.map((meeting) => [meeting._id, meeting]));
  return suggestions.map((suggestion) => {
    const { state, unit, due } = suggestion;
    const source = suggestion.meeting === null ? undefined : sources.get(suggestion.meeting);
    const waits = state === "assigned" || state === "unsolved";
    return {
      id: suggestion._id,
      alliance: nameIn(names, suggestion.alliance),
      number: suggestion.number,
      text: suggestion.text,
      topic: suggestion.topic,
      state,
      meeting: source
        ? { id: source._id, title: source.title, item: source.agenda.find(({ id }) => id === suggestion.item)?.title ?? "" }
        : null,
      proposer: canSeeProposer(actor, suggestion) ? proposerOf(suggestion, names) : null,
      anonymous: suggestion.anonymous,
      unit: unit === null ? null : nameIn(names, unit),
      due,
      overdue: state === "assigned" && due !== null && due < today,
      delay: state === "unsolved" && due !== null ? { reason: suggestion.reason, next: due } : null,
      confirmUntil: suggestion.confirmUntil?.toISOString() ?? null,
      log: suggestion.log.map(({ id, at, kind, name, text }) => ({ id, at: at.toISOString(), kind, name, text })),
      revision: suggestion.revision,
      createdAt: suggestion.createdAt.toISOString(),
      rights: {
        assign: canLeadSuggestions(actor, suggestion.alliance) && (state === "open" || waits),
        answer: waits && canAnswerSuggestion(actor, suggestion),
        judge: (state === "solved" || state === "silent") && isProposer(actor, suggestion),
        call: state === "silent" && canLeadSuggestions(actor, suggestion.alliance),
        told: canSeeToldOfSuggestion(actor, suggestion),
      },
    };
  });
}

/** Who proposed: the person with their unit, or the unit with who typed it in its name. Pure. */
function proposerOf(
  { personName, organization, onBehalf }: SuggestionRecord,
  names: Awaited<ReturnType<typeof readNames>>,
): SuggestionView["proposer"] {
  const unit = organization === null ? null : nameIn(names, organization);
  return onBehalf && unit ? { name: unit.name, organization: unit, typedBy: personName } : { name: personName, organization: unit, typedBy: null };
}

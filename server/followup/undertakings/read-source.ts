import type { SourceKind, UndertakingView } from "../../../app/contracts/undertakings.ts";
import type { UndertakingRecord } from "../../../models/undertaking.ts";
import { canSeeAction } from "../../access/action-rules.ts";
import type { Actor } from "../../access/actor.ts";
import { canSeeCase } from "../../access/case-rules.ts";
import { isPrivate, isReader } from "../../access/listing-rules.ts";
import { canPrepare, canSeeMeeting } from "../../access/meeting-rules.ts";
import { canSeeSuggestion } from "../../access/suggestion-rules.ts";
import type { Models } from "../../database/models.ts";
import { shortText } from "../../short-text.ts";

type Source = NonNullable<UndertakingRecord["source"]>;

/** What a problem comes from, as one reader may see it. */
export interface ReadSource {
  kind: SourceKind;
  title: string;
  href: string;
  alliance: string;
  /** Whether the whole alliance may read it, so that its title may stand over the problem. */
  open: boolean;
  /** The unit that is to be helped, where the whole alliance may know it: never who spoke in confidence or without a name. */
  helped: string | null;
}

/** Reads it; null where there is none, or the actor may not see it. Reads only. */
export async function readSource(models: Models, actor: Actor, { kind, id, meeting }: Source): Promise<ReadSource | null> {
  switch (kind) {
    case "action": {
      const action = await models.actions.findOne({ _id: id }).lean();
      return action && canSeeAction(actor, action) ? { kind, title: action.title, href: `/actions/${id}`, alliance: action.alliance, open: true, helped: action.lead } : null;
    }
    case "suggestion": {
      const suggestion = await models.suggestions.findOne({ _id: id }).lean();
      if (!suggestion || !canSeeSuggestion(actor, suggestion)) return null;
      const helped = suggestion.anonymous ? null : suggestion.organization;
      return { kind, title: shortText(suggestion.text), href: `/suggestions/${id}`, alliance: suggestion.alliance, open: true, helped };
    }
    case "case": {
      const record = await models.cases.findOne({ _id: id }).lean();
      if (!record || !canSeeCase(actor, record)) return null;
      return { kind, title: record.title, href: `/cases/${id}`, alliance: record.alliance, open: false, helped: null };
    }
    case "listing": {
      const listing = await models.listings.findOne({ _id: id, kind: "need" }).lean();
      return listing && isReader(actor, listing) ? { kind, title: listing.title, href: `/listings/${id}`, alliance: listing.alliance, open: !isPrivate(listing), helped: isPrivate(listing) ? null : listing.owner } : null;
    }
    case "item": {
      const found = await models.meetings.findOne({ _id: meeting ?? "" }).lean();
      const item = found?.agenda.find((one) => one.id === id);
      if (!found || !item || !canSeeMeeting(actor, found) || (item.hidden && !canPrepare(actor, found.alliance))) return null;
      return { kind, title: item.title, href: `/meetings/${found._id}`, alliance: found.alliance, open: !item.hidden && found.state !== "draft", helped: null };
    }
  }
}

/** What of it is shown. Pure. */
export const presentSource = (source: ReadSource | null): UndertakingView["source"] => source && { kind: source.kind, title: source.title, href: source.href };

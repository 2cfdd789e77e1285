import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SuggestionPage } from "../features/suggestions/suggestion-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("cases", "suggestions", "told");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { followup, alliances } = context.services;
  const suggestion = await orErrorPage(context, followup.getSuggestion(actor, params.id!));
  const units = suggestion.rights.assign ? await orErrorPage(context, alliances.listUnits(actor, suggestion.alliance.id)) : [];
  const told = suggestion.rights.told ? await orErrorPage(context, followup.listToldOfSuggestion(actor, suggestion.id)) : null;
  return { suggestion, units, told };
}

export default function OneSuggestionPage() {
  const { suggestion, units, told } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["suggestion."] });
  return <SuggestionPage key={suggestion.id} suggestion={suggestion} units={units} told={told} />;
}

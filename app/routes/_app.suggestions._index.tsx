import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readIntake } from "../features/followup/read-intake.ts";
import { suggestionsAsked } from "../features/suggestions/suggestions-asked.ts";
import { SuggestionsPage } from "../features/suggestions/suggestions-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("actions", "cases", "suggestions");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { searchParams } = new URL(request.url);
  const { query } = suggestionsAsked(request);
  const { followup } = context.services;
  const [page, counts] = await orErrorPage(
    context,
    Promise.all([followup.listSuggestions(actor, query), followup.countSuggestions(actor, query)]),
  );
  return { page, counts, intake: await readIntake(context, actor, searchParams, ["secretary", "chair"]) };
}

export default function SuggestionsRoute() {
  return <SuggestionsPage {...useLoaderData<typeof loader>()} />;
}

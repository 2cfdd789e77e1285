import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cooperationQuery } from "../contracts/cooperations.ts";
import { MatchingPage } from "../features/matches/matching-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("cooperations");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { alliance, ...stage } = searchOf(request, cooperationQuery.pick({ alliance: true, state: true, open: true, kept: true }));
  const { matching, cooperation, alliances } = context.services;
  const [waiting, open, cooperations, named] = await orErrorPage(
    context,
    Promise.all([
      matching.listMatches(actor, { waiting: "mine", state: "suggested", limit: 50 }),
      matching.listMatches(actor, { waiting: "any", state: "suggested", limit: 50 }),
      cooperation.listCooperations(actor, { ...stage, alliance, limit: 100 }),
      alliance === undefined ? undefined : alliances.getAlliance(actor, alliance),
    ]),
  );
  const mine = new Set(waiting.items.map((match) => match.id));
  return {
    rows: { ...stage, alliance: named && { id: named.id, name: named.name } },
    waiting: waiting.items,
    inAnswer: open.items.filter((match) => !mine.has(match.id)),
    cooperations: cooperations.items,
  };
}

export default function Matching() {
  return <MatchingPage {...useLoaderData<typeof loader>()} />;
}

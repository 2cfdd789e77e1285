import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MatchingPage } from "../features/matches/matching-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { matching, cooperation } = context.services;
  const [waiting, open, cooperations] = await orErrorPage(
    context,
    Promise.all([
      matching.listMatches(actor, { waiting: "mine", state: "suggested", limit: 50 }),
      matching.listMatches(actor, { waiting: "any", state: "suggested", limit: 50 }),
      cooperation.listCooperations(actor, { limit: 100 }),
    ]),
  );
  const mine = new Set(waiting.items.map((match) => match.id));
  return { waiting: waiting.items, inAnswer: open.items.filter((match) => !mine.has(match.id)), cooperations: cooperations.items };
}

export default function Matching() {
  return <MatchingPage {...useLoaderData<typeof loader>()} />;
}

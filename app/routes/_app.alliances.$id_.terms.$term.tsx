import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TermPage } from "../features/hand-overs/term-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";

export const handle = pageTexts("alliances", "hand-overs");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return { account: await orErrorPage(context, context.services.alliances.getTermAccount(actor, params.id ?? "", params.term ?? "")) };
}

export default function TermRoute() {
  const { account } = useLoaderData<typeof loader>();
  useLiveRevalidate([{ stream: `alliance:${account.alliance.id}` }], { types: ["alliance.", "chair.", "action.", "meeting.", "minutes.", "resolution.", "suggestion.", "cooperation."] });
  return <TermPage key={account.term.id} account={account} />;
}

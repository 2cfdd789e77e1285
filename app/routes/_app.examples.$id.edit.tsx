import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ExampleForm } from "../features/examples/example-form.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("examples", "suggestions");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { examples } = context.services;
  const draft = await orErrorPage(context, examples.getExample(actor, params.id!));
  if (!draft.may.includes("edit")) throw redirect(`/examples/${draft.id}`);
  const offered = await orErrorPage(context, examples.listExampleSources(actor, draft.alliance.id));
  const known = new Map([...draft.sources, ...offered].map(({ id, kind, title }) => [id, { id, kind, title }]));
  return { draft, choices: [...known.values()] };
}

export default function EditExampleRoute() {
  const { draft, choices } = useLoaderData<typeof loader>();
  return <ExampleForm intake={{ alliances: [draft.alliance], alliance: draft.alliance.id, units: null }} choices={choices} source={null} draft={draft} />;
}

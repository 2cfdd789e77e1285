import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { examplesAsked } from "../features/examples/examples-asked.ts";
import { ExamplesPage } from "../features/examples/examples-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("examples");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query } = examplesAsked(request);
  const { examples } = context.services;
  const [page, counts] = await orErrorPage(context, Promise.all([examples.listExamples(actor, query), examples.countExamples(actor, query)]));
  return { page, counts, asked: query };
}

export default function ExamplesRoute() {
  useLiveRevalidate(useMe().streams, { types: ["example."] });
  return <ExamplesPage {...useLoaderData<typeof loader>()} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { editionLineQuery } from "../contracts/editions.ts";
import { EditionPage } from "../features/editions/edition-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { readSearch } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("editions", "listings");

const PAGE = 100;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const id = params.id ?? "";
  const { listings } = context.services;
  const { query } = readSearch(request, editionLineQuery);
  const [edition, page] = await orErrorPage(context, Promise.all([listings.getEdition(actor, id), listings.listEditionLines(actor, id, { ...query, limit: PAGE })]));
  return { edition, kind: query.kind, page };
}

export default function EditionRoute() {
  return <EditionPage {...useLoaderData<typeof loader>()} />;
}

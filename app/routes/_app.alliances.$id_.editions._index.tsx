import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageQuery } from "../contracts/common.ts";
import { EditionsPage } from "../features/editions/editions-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { readSearch } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("alliances", "editions");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const id = params.id ?? "";
  const { alliances, listings } = context.services;
  const { query } = readSearch(request, pageQuery);
  const { name } = await orErrorPage(context, alliances.getAlliance(actor, id));
  const [page, rhythm] = await orErrorPage(context, Promise.all([listings.listEditions(actor, id, query), listings.getRhythm(actor, id)]));
  return { alliance: { id, name }, page, rhythm };
}

export default function EditionsRoute() {
  return <EditionsPage {...useLoaderData<typeof loader>()} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { importLinesQuery } from "../contracts/imports.ts";
import { ImportPage } from "../features/imports/import-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("imports");

const PAGE = 100;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const query = searchOf(request, importLinesQuery);
  const { imports } = context.services;
  const [view, page] = await orErrorPage(
    context,
    Promise.all([imports.getImport(actor, params.id!, context.locale), imports.listImportLines(actor, params.id!, { ...query, limit: PAGE }, context.locale)]),
  );
  return { view, page };
}

export default function ImportRoute() {
  const { view, page } = useLoaderData<typeof loader>();
  return <ImportPage key={view.id} view={view} page={page} />;
}

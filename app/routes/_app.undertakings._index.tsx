import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { undertakingsAsked } from "../features/undertakings/undertakings-asked.ts";
import { UndertakingsPage } from "../features/undertakings/undertakings-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("actions", "undertakings");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query } = undertakingsAsked(request);
  const { undertakings } = context.services;
  const [page, counts, owners] = await orErrorPage(
    context,
    Promise.all([undertakings.listUndertakings(actor, query), undertakings.countUndertakings(actor, query), undertakings.countOwners(actor, query)]),
  );
  return { page, counts, owners, asked: query };
}

export default function UndertakingsRoute() {
  useLiveRevalidate(useMe().streams, { types: ["undertaking."] });
  return <UndertakingsPage {...useLoaderData<typeof loader>()} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { importKind } from "../contracts/imports.ts";
import { ImportsPage } from "../features/imports/imports-page.tsx";
import { placesToImport } from "../features/imports/places-to-import.ts";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("imports");

const RECENT = 20;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const kind = importKind.catch("need").parse(new URL(request.url).searchParams.get("kind"));
  const { alliances, imports } = context.services;
  const [visible, recent] = await orErrorPage(
    context,
    Promise.all([alliances.listAlliances(actor, { limit: 100 }), imports.listImports(actor, { limit: RECENT })]),
  );
  return { kind, recent: recent.items, ...placesToImport(actor, visible.items) };
}

export default function ImportsRoute() {
  const data = useLoaderData<typeof loader>();
  return <ImportsPage {...data} />;
}

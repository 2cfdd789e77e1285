import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { resolutionsAsked } from "../features/resolutions/resolutions-asked.ts";
import { ResolutionsPage } from "../features/resolutions/resolutions-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("meetings", "resolutions");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query } = resolutionsAsked(request);
  const { meetings } = context.services;
  const [page, counts] = await orErrorPage(context, Promise.all([meetings.listResolutions(actor, query), meetings.countResolutions(actor, query)]));
  return { page, counts };
}

export default function ResolutionsRoute() {
  return <ResolutionsPage {...useLoaderData<typeof loader>()} />;
}

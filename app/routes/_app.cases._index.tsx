import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { casesAsked } from "../features/cases/cases-asked.ts";
import { CasesPage } from "../features/cases/cases-page.tsx";
import { readIntake } from "../features/followup/read-intake.ts";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("actions", "cases", "suggestions");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { searchParams } = new URL(request.url);
  const { query } = casesAsked(request);
  const { hotline } = context.services;
  const [page, counts] = await orErrorPage(context, Promise.all([hotline.listCases(actor, query), hotline.countCases(actor, query)]));
  return { page, counts, intake: await readIntake(context, actor, searchParams, ["secretary", "officer"]) };
}

export default function CasesRoute() {
  return <CasesPage {...useLoaderData<typeof loader>()} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReportsPage } from "../features/reports/reports-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("reports");

export async function loader({ context, request }: LoaderFunctionArgs) {
  return orErrorPage(context, context.services.reports.countResults(requireActor(context, request)));
}

export default function Reports() {
  return <ReportsPage stats={useLoaderData<typeof loader>()} />;
}

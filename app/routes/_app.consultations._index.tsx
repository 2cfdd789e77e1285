import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { consultationsAsked } from "../features/consultations/consultations-asked.ts";
import { ConsultationsPage } from "../features/consultations/consultations-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("consultations");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { query } = consultationsAsked(request);
  const { consultations } = context.services;
  const year = query.year ?? Number(context.clock.today().slice(0, 4));
  const [page, counts, departments] = await orErrorPage(
    context,
    Promise.all([consultations.listConsultations(actor, query), consultations.countConsultations(actor, query), consultations.countDepartments(actor, { year })]),
  );
  return { page, counts, departments, year, asked: query };
}

export default function ConsultationsRoute() {
  useLiveRevalidate(useMe().streams, { types: ["consultation."] });
  return <ConsultationsPage {...useLoaderData<typeof loader>()} />;
}

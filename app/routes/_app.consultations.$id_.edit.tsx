import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ConsultationForm } from "../features/consultations/consultation-form.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("consultations");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { consultations } = context.services;
  const [alliances, draft] = await orErrorPage(context, Promise.all([consultations.listAskableAlliances(actor), consultations.getConsultation(actor, params.id!)]));
  if (!draft.may.includes("edit")) throw data({ code: "forbidden", requestId: context.requestId }, { status: 403 });
  return { alliances, draft };
}

export default function EditConsultationRoute() {
  const { alliances, draft } = useLoaderData<typeof loader>();
  return <ConsultationForm key={draft.id} alliances={alliances} draft={draft} previous={null} />;
}

import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ConsultationForm } from "../features/consultations/consultation-form.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("consultations");

/** `?after=` the round before. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { consultations } = context.services;
  const after = new URL(request.url).searchParams.get("after");
  const [alliances, previous] = await orErrorPage(context, Promise.all([consultations.listAskableAlliances(actor), after === null ? null : consultations.getConsultation(actor, after)]));
  if (alliances.length === 0 || (previous && !previous.may.includes("again"))) throw data({ code: "forbidden", requestId: context.requestId }, { status: 403 });
  return { alliances, previous };
}

export default function NewConsultationRoute() {
  const { alliances, previous } = useLoaderData<typeof loader>();
  return <ConsultationForm key={previous?.id ?? ""} alliances={alliances} draft={null} previous={previous} />;
}

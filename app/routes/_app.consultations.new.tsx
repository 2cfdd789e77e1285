import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { consultationReason } from "../contracts/consultations.ts";
import { ConsultationForm } from "../features/consultations/consultation-form.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("consultations");

/** `?after=` the round before, `?source=kind:id` what it is drafted for. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { consultations } = context.services;
  const { searchParams } = new URL(request.url);
  const after = searchParams.get("after");
  const [kind, id] = (searchParams.get("source") ?? "").split(":");
  const named = consultationReason.safeParse({ kind, id });
  const [alliances, previous] = await orErrorPage(context, Promise.all([consultations.listAskableAlliances(actor), after === null ? null : consultations.getConsultation(actor, after)]));
  if (alliances.length === 0 || (previous && !previous.may.includes("again"))) throw data({ code: "forbidden", requestId: context.requestId }, { status: 403 });
  const source = named.success ? { ...named.data, title: (await orErrorPage(context, consultations.getConsultationReason(actor, named.data))).title } : null;
  return { alliances, previous, source };
}

export default function NewConsultationRoute() {
  const { alliances, previous, source } = useLoaderData<typeof loader>();
  return <ConsultationForm key={previous?.id ?? source?.id ?? ""} alliances={alliances} draft={null} previous={previous} source={source} />;
}

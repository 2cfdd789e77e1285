import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { commentQuery } from "../contracts/consultations.ts";
import { ConsultationPage } from "../features/consultations/consultation-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("consultations");

/** Comments on one page. */
const PAGE = 100;

/** `?part=` narrows the comments to what a figure counts, `?show=units` tells who commented. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { consultations } = context.services;
  const id = params.id!;
  const { part, cursor } = searchOf(request, commentQuery);
  const asksUnits = new URL(request.url).searchParams.get("show") === "units";
  const [consultation, comments, units] = await orErrorPage(
    context,
    Promise.all([
      consultations.getConsultation(actor, id),
      consultations.listComments(actor, id, { part, cursor, limit: PAGE }),
      asksUnits ? consultations.listCommentingUnits(actor, id) : null,
    ]),
  );
  const policies = consultation.may.includes("publish") ? await orErrorPage(context, consultations.listPublishedPolicies(actor, id)) : [];
  return { consultation, comments, part, units, policies };
}

export default function OneConsultationPage() {
  const shown = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["consultation."] });
  return <ConsultationPage key={shown.consultation.id} {...shown} part={shown.part} />;
}

import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";

/** An article of a draft, as an agenda names it: its place on the draft's page. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const paragraph = params.id!;
  const draft = await orErrorPage(context, context.services.consultations.findByParagraph(actor, paragraph));
  throw redirect(`/consultations/${draft}#paragraph-${paragraph}`);
}

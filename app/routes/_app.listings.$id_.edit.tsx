import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EditListing, type EditListingProps } from "../features/listings/edit-listing.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("listings");

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<EditListingProps> {
  const actor = requireActor(context, request);
  const { listings, alliances, reference } = context.services;
  const listing = await orErrorPage(context, listings.getListing(actor, params.id ?? ""));
  if (!listing.may.change) throw data({ code: "forbidden", requestId: context.requestId }, { status: 403 });
  const [units, allianceNames] = await orErrorPage(context, Promise.all([reference.listUnits(), alliances.listAllianceNames()]));
  return { listing, units, allianceNames };
}

export default function EditListingRoute() {
  return <EditListing {...useLoaderData<typeof loader>()} />;
}

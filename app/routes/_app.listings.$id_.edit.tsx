import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { candidatesBeside } from "../features/listings/form/candidates-beside.tsx";
import { ListingForm } from "../features/listings/form/listing-form.tsx";
import { changingAs } from "../features/listings/form/publishing-as.ts";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";

export const handle = pageTexts("listings");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { listings, alliances, reference } = context.services;
  const listing = await orErrorPage(context, listings.getListing(actor, params.id ?? ""));
  if (!listing.may.change) throw data({ code: "forbidden", requestId: context.requestId }, { status: 403 });
  const [units, allianceNames] = await orErrorPage(context, Promise.all([reference.listUnits(), alliances.listAllianceNames()]));
  return { listing, units, allianceNames };
}

export default function EditListingRoute() {
  const { t } = useTranslation();
  const { listing, ...given } = useLoaderData<typeof loader>();
  const page = listing.kind === "policy" ? `/policies/${listing.id}` : `/listings/${listing.id}`;
  return (
    <>
      <PageHeader title={t("listings:edit")} trail={[{ label: listing.title, href: page }]} />
      <ListingForm key={listing.revision} kind={listing.kind} listing={listing} as={changingAs(listing)} {...given} beside={candidatesBeside(listing.kind, listing.id)} />
    </>
  );
}

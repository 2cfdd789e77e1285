import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import type { AllianceName, UnitView } from "../../contracts/reference.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { candidatesBeside } from "./form/candidates-beside.tsx";
import { ListingForm } from "./form/listing-form.tsx";
import { changingAs } from "./form/publishing-as.ts";

export interface EditListingProps {
  listing: ListingView;
  units: UnitView[];
  allianceNames: AllianceName[];
}

/** Changes a listing. The form stays the same one while others change it too, so that what is typed is not lost. */
export function EditListing({ listing, ...given }: EditListingProps) {
  const { t } = useTranslation();
  useLiveRevalidate(useMe().streams, { types: ["listing.", "policy."] });
  const page = listing.kind === "policy" ? `/policies/${listing.id}` : `/listings/${listing.id}`;
  return (
    <>
      <PageHeader title={t("listings:edit")} trail={[{ label: listing.title, href: page }]} />
      <ListingForm key={listing.id} kind={listing.kind} listing={listing} as={changingAs(listing)} {...given} beside={candidatesBeside(listing.kind, listing.id)} />
    </>
  );
}

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListingStep, ListingView } from "../../contracts/listings.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { ListingActions } from "./listing-actions.tsx";
import { ListingFacts } from "./listing-facts.tsx";
import { ListingHead } from "./listing-head.tsx";
import { ListingState } from "./listing-state.tsx";
import { ListingTimeline } from "./listing-timeline.tsx";
import classes from "./listings.module.css";

export interface ListingPageProps {
  listing: ListingView;
  steps: ListingStep[];
  /** What the hub found for it. */
  children: ReactNode;
}

/** A need or resource: what it says, what was found for it, what happened to it. */
export function ListingPage({ listing, steps, children }: ListingPageProps) {
  const { t } = useTranslation();
  useLiveRevalidate(useMe().streams, { types: ["listing.", "match.", "cooperation.", "referral.", "policy."] });
  const kind = t(`listings:kind.${listing.kind}`);
  return (
    <>
      <PageHeader
        title={listing.title}
        badge={<ListingState state={listing.state} />}
        trail={[
          { label: t("listings:title"), href: "/listings" },
          { label: kind, href: `/listings?kind=${listing.kind}` },
        ]}
        actions={<ListingActions listing={listing} />}
      />
      <ListingHead listing={listing} />
      <div className={classes.columns}>
        <div className={classes.main}>{children}</div>
        <div className={classes.side}>
          <ListingFacts listing={listing} />
          <ListingTimeline steps={steps} />
        </div>
      </div>
    </>
  );
}

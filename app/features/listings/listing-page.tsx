import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconPencil, IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListingStep, ListingView } from "../../contracts/listings.ts";
import { useCommand } from "../../http/use-command.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { ListingFacts } from "./listing-facts.tsx";
import { ListingHead } from "./listing-head.tsx";
import { ListingState } from "./listing-state.tsx";
import { ListingTimeline } from "./listing-timeline.tsx";
import classes from "./listings.module.css";
import { WithdrawButton } from "./withdraw-button.tsx";

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
  const renew = useCommand<object, ListingView>({
    method: "POST",
    path: `/listings/${listing.id}/renew`,
    onDone: () => showDone(t("listings:renewed")),
  });
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
        actions={
          <>
            {listing.may.change && (
              <Button component={Link} to={`/listings/${listing.id}/edit`} variant="default" leftSection={<IconPencil size={16} aria-hidden />}>
                {t("listings:edit")}
              </Button>
            )}
            {listing.may.renew && (
              <Button
                variant="default"
                loading={renew.busy}
                leftSection={<IconRefresh size={16} aria-hidden />}
                onClick={() => void renew.submit({}, { revision: listing.revision })}
              >
                {t("listings:renew")}
              </Button>
            )}
            {listing.may.withdraw && <WithdrawButton listing={listing} />}
          </>
        }
      />
      <CommandProblem command={renew} />
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

import { Anchor, Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconPhone } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import type { ClaimView, EligibilityView } from "../../contracts/policies.ts";
import { LISTED_WITHIN, type PolicyBurdenView } from "../../contracts/policy-burden.ts";
import type { PolicySuggestionView } from "../../contracts/policy-suggestions.ts";
import { formatDay } from "../../i18n/formats.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { useToday } from "../../shell/clock.tsx";
import { DayRange } from "../../shell/kit/day.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { useMe } from "../../shell/shell-data.ts";
import text from "../../shell/kit/text.module.css";
import { audienceSentence } from "../listings/describe-listing.ts";
import { ListingActions } from "../listings/listing-actions.tsx";
import { ListingState } from "../listings/listing-state.tsx";
import { BurdenFigures } from "./burden-figures.tsx";
import { ClaimsPanel } from "./claims-panel.tsx";
import { EligibilityPanel } from "./eligibility-panel.tsx";
import { ListPanel } from "./list-panel.tsx";
import { SuitedFirms } from "./suited-firms.tsx";
import classes from "./policies.module.css";

export interface PolicyPageProps {
  listing: ListingView;
  /** How my firm stands; null for who has no firm. */
  eligibility: EligibilityView | null;
  claims: ClaimView[];
  burden: PolicyBurdenView;
  shown: "paid" | "open" | null;
  more: boolean;
  /** Firms that meet it or may meet it; for who looks at it as its department or keeper. */
  suited: readonly PolicySuggestionView[];
}

/** A policy: what it gives, whether my firm qualifies, how to get it, and what became of the claims. */
export function PolicyPage({ listing, eligibility, claims, burden, shown, more, suited }: PolicyPageProps) {
  const { t } = useTranslation();
  useLiveRevalidate(useMe().streams, { types: ["policy.", "listing."] });
  const policy = listing.policy!;
  return (
    <>
      <PageHeader
        title={listing.title}
        badge={<ListingState state={listing.state} />}
        trail={[
          { label: t("listings:title"), href: "/listings" },
          { label: t("listings:kind.policy"), href: "/listings?kind=policy" },
        ]}
        actions={<ListingActions listing={listing} />}
      />
      <Panel>
        <div className={classes.head}>
          <div className={classes.words}>
            <p className={classes.benefit}>{policy.benefit}</p>
            {listing.text && <p className={classes.text}>{listing.text}</p>}
            <span className={text.quiet}>{audienceSentence(t, listing)}</span>
          </div>
          <BurdenFigures policy={listing.id} burden={burden} />
        </div>
      </Panel>
      <div className={classes.columns}>
        <div className={classes.stack}>
          {eligibility ? (
            <EligibilityPanel eligibility={eligibility} />
          ) : (
            <ListPanel title={t("policies:conditions")} items={policy.conditions.map(({ text }) => text)} />
          )}
          <ClaimsPanel policy={listing} eligibility={eligibility} claims={claims} shown={shown} more={more} />
          {!eligibility && <SuitedFirms suited={suited} conditions={policy.conditions} />}
        </div>
        <div className={classes.stack}>
          <Panel title={t("policies:office")}>
            <div className={classes.words}>
              <p className={classes.text}>{policy.department}</p>
              <Button component="a" href={`tel:${policy.phone}`} variant="light" fullWidth leftSection={<IconPhone size={18} aria-hidden />}>
                {policy.phone}
              </Button>
              <Validity policy={policy} />
              {policy.document && <Issued document={policy.document} listed={burden.listed} />}
              <Anchor component={Link} to={`/listings?kind=policy&owner=${listing.owner.id}`} size="sm">
                {t("policies:ofDepartment", { name: listing.owner.name })}
              </Anchor>
            </div>
          </Panel>
          <ListPanel title={t("policies:steps")} items={policy.steps} ordered />
          <ListPanel title={t("policies:papers")} items={policy.papers} />
        </div>
      </div>
    </>
  );
}

/** What it rests on, and how many work days that took to be listed. */
function Issued({ document: { number, issuedOn }, listed }: { document: NonNullable<NonNullable<ListingView["policy"]>["document"]>; listed: PolicyBurdenView["listed"] }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <p className={text.quiet}>
      {number && `${number} `}
      {t("policies:issued", { day: formatDay(t, issuedOn, { today, year: true }) })}
      {listed && (
        <span data-late={listed.late || undefined} className={classes.listed}>
          {t(listed.workDays === 0 ? "policies:listedAtOnce" : listed.late ? "policies:listedLate" : "policies:listed", { count: listed.workDays, within: LISTED_WITHIN })}
        </span>
      )}
    </p>
  );
}

/** When it is in force, also where only its first or its last day is known. */
function Validity({ policy: { validFrom, validUntil } }: { policy: NonNullable<ListingView["policy"]> }) {
  const { t } = useTranslation();
  const today = useToday();
  if (validFrom && validUntil) {
    return (
      <p className={text.quiet}>
        {t("policies:valid")} <DayRange from={validFrom} until={validUntil} />
      </p>
    );
  }
  const [bound, day] = validUntil ? (["validUntil", validUntil] as const) : (["validFrom", validFrom] as const);
  return day ? <p className={text.quiet}>{t(`policies:${bound}`, { day: formatDay(t, day, { today, year: true }) })}</p> : null;
}

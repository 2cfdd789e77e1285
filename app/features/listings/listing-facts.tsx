import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import { formatList, formatQuantity } from "../../i18n/formats.ts";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./listings.module.css";

/** Further terms of a listing, and who wrote it down when. */
export function ListingFacts({ listing }: { listing: ListingView }) {
  const { t } = useTranslation();
  const { amount, price, qualifications, missing } = listing;
  return (
    <Panel title={t("listings:facts")}>
      <dl className={classes.facts}>
        {missing.length > 0 && (
          <Fact name={t("listings:toSpecify")}>
            <span className={classes.said} data-missing>
              {formatList(t, missing.map((name) => t(`listings:missing.${name}`)))}
            </span>
          </Fact>
        )}
        <Fact name={t("listings:field.alliance")}>{listing.alliance.name}</Fact>
        {listing.minLot && <Fact name={t("listings:field.minLot")}>{formatQuantity(t, listing.minLot)}</Fact>}
        {listing.ratePerDay && <Fact name={t("listings:field.ratePerDay")}>{formatQuantity(t, listing.ratePerDay)}</Fact>}
        {amount && price && (
          <Fact name={t(`listings:field.amount.${listing.kind}`)}>
            <Money fen={amount.amount} />
          </Fact>
        )}
        {qualifications.length > 0 && (
          <Fact name={t(`listings:field.qualifications.${listing.kind}`)}>{formatList(t, qualifications.map(({ code }) => code))}</Fact>
        )}
        {listing.maxDistanceKm !== null && (
          <Fact name={t("listings:field.maxDistanceKm")}>{t("listings:kilometres", { count: listing.maxDistanceKm })}</Fact>
        )}
        {listing.expiresOn && (
          <Fact name={t("listings:field.expiresOn")}>
            <Day value={listing.expiresOn} />
          </Fact>
        )}
        {listing.withdrawnReason && <Fact name={t("listings:withdrawnReason")}>{listing.withdrawnReason}</Fact>}
        <Fact name={t("listings:typedBy")}>
          {listing.typedBy.name} <Moment at={listing.changedAt} />
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

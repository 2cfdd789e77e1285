import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import { formatList, formatQuantity } from "../../i18n/formats.ts";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { Fact, Facts } from "../../shell/kit/facts.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./listings.module.css";

/** Further terms of a listing, and who wrote it down when. */
export function ListingFacts({ listing }: { listing: ListingView }) {
  const { t } = useTranslation();
  const { amount, price, qualifications, missing } = listing;
  return (
    <Panel title={t("listings:facts")}>
      <Facts>
        {missing.length > 0 && (
          <Fact term={t("listings:toSpecify")}>
            <span className={classes.said} data-missing>
              {formatList(t, missing.map((name) => t(`listings:missing.${name}`)))}
            </span>
          </Fact>
        )}
        <Fact term={t("listings:field.alliance")}>{listing.alliance.name}</Fact>
        {listing.minLot && <Fact term={t("listings:field.minLot")}>{formatQuantity(t, listing.minLot)}</Fact>}
        {listing.ratePerDay && <Fact term={t("listings:field.ratePerDay")}>{formatQuantity(t, listing.ratePerDay)}</Fact>}
        {amount && price && (
          <Fact term={t(`listings:figure.amount.${listing.kind}`)}>
            <Money fen={amount.amount} />
          </Fact>
        )}
        {qualifications.length > 0 && (
          <Fact term={t(`listings:field.qualifications.${listing.kind}`)}>{formatList(t, qualifications.map(({ code }) => code))}</Fact>
        )}
        {listing.maxDistanceKm !== null && (
          <Fact term={t("listings:figure.maxDistance")}>{t("listings:kilometres", { count: listing.maxDistanceKm })}</Fact>
        )}
        {listing.expiresOn && (
          <Fact term={t("listings:field.expiresOn")}>
            <Day value={listing.expiresOn} />
          </Fact>
        )}
        {listing.withdrawnReason && <Fact term={t("listings:withdrawnReason")}>{listing.withdrawnReason}</Fact>}
        <Fact term={t("listings:typedBy")}>
          {listing.typedBy.name} <Moment at={listing.createdAt} />
        </Fact>
      </Facts>
    </Panel>
  );
}

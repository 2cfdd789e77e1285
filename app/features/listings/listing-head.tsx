import { Progress } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ListingView } from "../../contracts/listings.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { Day, DayRange } from "../../shell/kit/day.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { Quantity } from "../../shell/kit/quantity.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { audienceSentence, priceName, priceText } from "./describe-listing.ts";
import classes from "./listings.module.css";

/** Head of a listing: its words and audience, and the figures that decide: what is left, until when, what is at stake. */
export function ListingHead({ listing }: { listing: ListingView }) {
  const { t } = useTranslation();
  const { quantity, remaining, dueDate, window, stake } = listing;
  const price = priceText(t, listing);
  return (
    <Panel>
      <div className={classes.head}>
        <div className={classes.words}>
          <strong>{[listing.owner.name, listing.category?.name, listing.place?.name].filter(Boolean).join(" · ")}</strong>
          {listing.text && <p className={classes.text}>{listing.text}</p>}
          <span className={classes.quiet}>{audienceSentence(t, listing)}</span>
        </div>
        <dl className={classes.figures}>
          <Figure name={t(`listings:figure.remaining.${listing.kind}`)}>
            {quantity && remaining ? (
              <>
                <Quantity {...remaining} large />
                <Progress
                  value={shareOf(listing.kind === "need" ? Number(quantity.value) - Number(remaining.value) : Number(remaining.value), Number(quantity.value))}
                  size={6}
                  color="teal"
                  aria-label={t("listings:remainingOf", { remaining: remaining.value, quantity: formatQuantity(t, quantity) })}
                />
                {remaining.value !== quantity.value && <span className={classes.quiet}>{t("listings:figure.of", { quantity: formatQuantity(t, quantity) })}</span>}
              </>
            ) : (
              <ToSpecify />
            )}
          </Figure>
          {listing.kind === "need" ? (
            <Figure name={dueDate ? <Day value={dueDate} weekday /> : t("listings:figure.due")}>
              {dueDate ? (
                <span className={classes.large}>
                  <TimeLeft until={dueDate} plain />
                </span>
              ) : (
                <ToSpecify />
              )}
            </Figure>
          ) : (
            <Figure name={t("listings:figure.window")}>
              {window ? (
                <strong>
                  <DayRange {...window} />
                </strong>
              ) : (
                <ToSpecify />
              )}
            </Figure>
          )}
          {stake && (
            <Figure name={listing.stakeNote ?? t("listings:figure.stake")}>
              <Money fen={stake.amount} large />
            </Figure>
          )}
          {price && (
            <Figure name={priceName(t, listing)}>
              <strong>{price}</strong>
            </Figure>
          )}
        </dl>
      </div>
    </Panel>
  );
}

/** Of a resource the bar shows what is still to be had, of a need what is met: in both it is good when it is long. Pure. */
const shareOf = (part: number, whole: number): number => (whole > 0 ? (part / whole) * 100 : 0);

function Figure({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ToSpecify() {
  const { t } = useTranslation();
  return (
    <span className={classes.said} data-missing>
      {t("listings:toSpecify")}
    </span>
  );
}

import type { TFunction } from "i18next";
import type { ListingKind, ListingView } from "../../contracts/listings.ts";
import type { LedgerColumn } from "../../http/ledger-file.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";
import { unitPriceText } from "./describe-listing.ts";

type Column = LedgerColumn<ListingView>;

/** The columns of a saved list. In Chinese their heads are those of the template, so that what was saved can be imported again. */
export function listingColumns(t: TFunction, kind: ListingKind): Column[] {
  const column = (name: string, width: number, cell: Column["cell"]): Column => ({ head: t(`ledgers:listing.${name}`), width, cell });
  const quantity: Column[] = [
    column("category", 16, ({ category }) => category?.name ?? ""),
    column("quantity", 10, (listing) => (listing.quantity ? Number(listing.quantity.value) : "")),
    column("remaining", 10, ({ remaining }) => (remaining ? Number(remaining.value) : "")),
    column("unit", 10, (listing) => listing.quantity?.unit ?? ""),
  ];
  const price: Column[] = [
    column("price", 16, (listing) => (listing.price ? unitPriceText(t, listing.price) : listing.priceHidden ? t("listings:priceHidden") : "")),
    column("amount", 14, ({ amount }) => (amount ? amount.amount / 100 : "")),
  ];
  const ofKind: Record<ListingKind, Column[]> = {
    need: [...quantity, column("deadline", 14, ({ dueDate }) => dueDate ?? ""), ...price, column("stake", 14, ({ stake }) => (stake ? stake.amount / 100 : ""))],
    resource: [...quantity, column("from", 14, ({ window }) => window?.from ?? ""), column("until", 14, ({ window }) => window?.until ?? ""), ...price],
    policy: [
      column("benefit", 36, ({ policy }) => policy?.benefit ?? ""),
      column("days", 10, ({ policy }) => policy?.days ?? ""),
      column("validUntil", 14, ({ policy }) => policy?.validUntil ?? ""),
      column("department", 20, ({ policy }) => policy?.department ?? ""),
      column("phone", 16, ({ policy }) => policy?.phone ?? ""),
    ],
  };
  return [
    column("title", 36, ({ title }) => title),
    column("owner", 20, ({ owner }) => owner.name),
    ...ofKind[kind],
    column("place", 16, ({ place }) => place?.name ?? ""),
    column("state", 12, ({ state }) => t(`listings:state.${state}`)),
    column("published", 14, ({ publishedAt }) => (publishedAt ? dayOf(publishedAt) : "")),
    column("alliance", 24, ({ alliance }) => alliance.name),
    column("text", 48, ({ text }) => text),
  ];
}

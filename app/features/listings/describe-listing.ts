import type { TFunction } from "i18next";
import type { ListingView, UnitPrice } from "../../contracts/listings.ts";
import { formatDay, formatDayRange, formatList, formatMoney, formatNumber, formatQuantity } from "../../i18n/formats.ts";

/** Who may see the line, and its price, as one sentence. */
export function audienceSentence(t: TFunction, listing: Pick<ListingView, "audience" | "priceAudience" | "alliance" | "price" | "amount" | "priceHidden">): string {
  const names = formatList(t, listing.audience.alliances.map(({ name }) => name));
  const who = t(`listings:audience.${listing.audience.scope}`, { alliance: listing.alliance.name, names });
  const priced = listing.price !== null || listing.amount !== null || listing.priceHidden;
  return priced && listing.priceAudience === "parties" ? t("listings:audience.andPrice", { who }) : who;
}

/** `500 套`, or what is left of it: `剩 200 / 500 套`; "to be specified" where nothing is said. */
export function quantityText(t: TFunction, { quantity, remaining }: Pick<ListingView, "quantity" | "remaining">): string {
  if (!quantity) return t("listings:toSpecify");
  if (!remaining || remaining.value === quantity.value) return formatQuantity(t, quantity);
  return t("listings:remainingOf", { remaining: formatNumber(remaining.value), quantity: formatQuantity(t, quantity) });
}

/** When a need is due, a resource is free, a policy applies; "to be specified" where nothing is said. */
export function whenText(t: TFunction, listing: Pick<ListingView, "kind" | "dueDate" | "window" | "policy" | "standing">, today: string): string {
  if (listing.dueDate) return t("listings:until", { day: formatDay(t, listing.dueDate, { today }) });
  if (listing.window) return formatDayRange(t, listing.window.from, listing.window.until, { today });
  if (listing.policy?.validUntil) return t("listings:until", { day: formatDay(t, listing.policy.validUntil, { today }) });
  if (listing.standing || listing.kind === "policy") return t("listings:standing");
  return t("listings:toSpecify");
}

/** `35 元/平方米`. */
export const unitPriceText = (t: TFunction, { amount, per }: UnitPrice): string =>
  t("listings:pricePer", { price: formatMoney(t, amount, { exact: true }), unit: per });

/** What {@link priceText} is: for one unit, or for the whole. */
export function priceName(t: TFunction, { kind, price, amount }: Pick<ListingView, "kind" | "price" | "amount">): string {
  return t(amount && !price ? `listings:figure.amount.${kind}` : `listings:figure.price.${kind}`);
}

/** Price for one unit, or for the whole; what may not be seen is said to be there. */
export function priceText(t: TFunction, { price, amount, priceHidden }: Pick<ListingView, "price" | "amount" | "priceHidden">): string {
  if (price) return unitPriceText(t, price);
  if (amount) return formatMoney(t, amount.amount);
  return priceHidden ? t("listings:priceHidden") : "";
}

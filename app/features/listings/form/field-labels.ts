import type { TFunction } from "i18next";
import type { ListingKind } from "../../../contracts/listings.ts";

/** Names of the fields by their path in the API, for the list of what is to be mended. */
export function fieldLabels(t: TFunction, kind: ListingKind): Record<string, string> {
  return {
    owner: t("listings:field.owner"),
    alliance: t("listings:field.alliance"),
    title: t("listings:field.title"),
    text: t("listings:field.text"),
    category: t("listings:field.category"),
    "quantity.value": t("listings:field.quantity"),
    "quantity.unit": t("listings:field.unit"),
    "minLot.value": t("listings:field.minLot"),
    "ratePerDay.value": t("listings:field.ratePerDay"),
    "window.from": t("listings:field.windowFrom"),
    "window.until": t("listings:field.windowUntil"),
    dueDate: t("listings:field.dueDate"),
    place: t("listings:field.place"),
    maxDistanceKm: t("listings:field.maxDistanceKm"),
    "price.amount": t(`listings:field.price.${kind}`),
    "price.per": t("listings:field.priceUnit"),
    "amount.amount": t(`listings:field.amount.${kind}`),
    qualifications: t(`listings:field.qualifications.${kind}`),
    "stake.amount": t("listings:field.stake"),
    stakeNote: t("listings:field.stakeNote"),
    "audience.alliances": t("listings:field.alliances"),
    expiresOn: t("listings:field.expiresOn"),
    "policy.benefit": t("listings:field.benefit"),
    "policy.department": t("listings:field.department"),
    "policy.phone": t("listings:field.phone"),
    "policy.document.number": t("listings:field.documentNumber"),
    "policy.document.issuedOn": t("listings:field.issuedOn"),
    "policy.validFrom": t("listings:field.validFrom"),
    "policy.validUntil": t("listings:field.validUntil"),
    "policy.papers": t("listings:field.papers"),
    "policy.steps": t("listings:field.steps"),
    "policy.days": t("listings:field.days"),
    "policy.conditions": t("listings:field.conditionsOf.policy"),
    conditions: t("listings:field.conditionsOf.resource"),
  };
}

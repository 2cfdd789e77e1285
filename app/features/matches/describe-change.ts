import type { TFunction } from "i18next";
import type { RelaxationChange } from "../../contracts/match-preview.ts";
import { formatDay, formatList, formatMoney, formatQuantity } from "../../i18n/formats.ts";

/** What a change of terms makes of a listing, in words: "交期改为10月6日". Pure. */
export function describeChange(t: TFunction, change: RelaxationChange, today: string): string {
  const { dueDate, window, quantity, minLot, maxDistanceKm, price, amount, qualifications } = change;
  const day = (value: string) => formatDay(t, value, { today });
  const waived = qualifications?.filter(({ hard }) => !hard).map(({ code }) => code) ?? [];
  const said = [
    dueDate && t("matches:change.dueDate", { day: day(dueDate) }),
    window && !dueDate && t("matches:change.window", { from: day(window.from), until: day(window.until) }),
    quantity && t("matches:change.quantity", { quantity: formatQuantity(t, quantity) }),
    minLot === null && t("matches:change.minLot"),
    maxDistanceKm && t("matches:change.maxDistanceKm", { count: maxDistanceKm }),
    price && t("matches:change.price", { price: formatMoney(t, price.amount, { exact: true }), unit: price.per }),
    amount && t("matches:change.amount", { amount: formatMoney(t, amount.amount) }),
    waived.length > 0 && t("matches:change.qualifications", { names: formatList(t, waived) }),
  ];
  return formatList(t, said.filter((part) => typeof part === "string"));
}

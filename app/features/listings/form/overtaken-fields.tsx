import { useTranslation } from "react-i18next";
import type { ListingKind } from "../../../contracts/listings.ts";
import { isDay } from "../../../contracts/is-day.ts";
import { formatDay, formatList } from "../../../i18n/formats.ts";
import { useToday } from "../../../shell/clock.tsx";
import { ContestedFields } from "../../../shell/kit/contested-fields.tsx";
import { fieldLabels } from "./field-labels.ts";
import type { FormValues } from "./form-values.ts";

interface OvertakenFieldsProps {
  kind: ListingKind;
  /** Fields that were changed here and by somebody else. */
  fields: (keyof FormValues)[];
  /** What is stored now. */
  latest: FormValues;
  onTake: (field: keyof FormValues) => void;
}

/** Where the API calls a field otherwise than the form does. */
const paths: Partial<Record<keyof FormValues, string>> = {
  categoryName: "category",
  placeName: "place",
  quantity: "quantity.value",
  unit: "quantity.unit",
  minLot: "minLot.value",
  ratePerDay: "ratePerDay.value",
  windowFrom: "window.from",
  windowUntil: "window.until",
  price: "price.amount",
  priceUnit: "price.per",
  amount: "amount.amount",
  stake: "stake.amount",
};

/** What somebody else has stored meanwhile in the fields that were changed here, before one writes over it. */
export function OvertakenFields({ kind, fields, latest, onTake }: OvertakenFieldsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const labels = fieldLabels(t, kind);
  const shown = (value: FormValues[keyof FormValues]) => {
    if (Array.isArray(value)) return formatList(t, value.map((one) => (typeof one === "string" ? one : one.text)));
    return typeof value === "string" && isDay(value) ? formatDay(t, value, { today }) : String(value);
  };
  const named = fields.flatMap((name) => {
    const label = labels[paths[name] ?? name] ?? labels[`policy.${name}`];
    return label === undefined ? [] : [{ name, label, theirs: shown(latest[name]) }];
  });
  return <ContestedFields fields={named} onTake={onTake} />;
}

import { useTranslation } from "react-i18next";
import type { ExampleFigures } from "../../contracts/examples.ts";
import { formatMoney, formatQuantity } from "../../i18n/formats.ts";

/** What came of it in a line: value, quantity, days; nothing where the records say nothing. */
export function FiguresLine({ figures: { value, quantity, days } }: { figures: ExampleFigures }) {
  const { t } = useTranslation();
  const parts = [
    ...(value ? [t("examples:figure.valueIs", { value: formatMoney(t, value.amount) })] : []),
    ...(quantity ? [t("examples:figure.quantityIs", { quantity: formatQuantity(t, quantity) })] : []),
    ...(days === null ? [] : [t("examples:figure.daysAre", { count: days })]),
  ];
  return parts.map((part) => <span key={part}>{part}</span>);
}

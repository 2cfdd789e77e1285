import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import { SearchSelect } from "../../shell/kit/search-select.tsx";

interface UnitSelectProps {
  /** The field that it is in what is sent. */
  name: "unit" | "organization";
  label: string;
  units: readonly NamedRef[];
  value: string | null;
  onChange: (unit: string | null) => void;
  clearable?: boolean;
  error?: string | undefined;
}

/** One of the units, found by typing. */
export function UnitSelect({ units, clearable = false, ...field }: UnitSelectProps) {
  const { t } = useTranslation();
  return (
    <SearchSelect {...field} placeholder={t("cases:field.unitPlaceholder")} data={units.map(({ id, name }) => ({ value: id, label: name }))} clearable={clearable} />
  );
}

import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";

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
    <Select {...field} placeholder={t("cases:field.unitPlaceholder")} data={units.map(({ id, name }) => ({ value: id, label: name }))} searchable clearable={clearable} />
  );
}

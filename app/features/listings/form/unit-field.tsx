import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { UnitView } from "../../../contracts/reference.ts";

interface UnitFieldProps {
  /** Path in the API. */
  name: string;
  label: string;
  hint?: string | undefined;
  units: readonly UnitView[];
  value: string;
  onChange: (unit: string) => void;
  error: string | undefined;
}

/** Units by what they measure; the ones that count pieces first. */
export function UnitField({ name, label, hint, units, value, onChange, error }: UnitFieldProps) {
  const { t } = useTranslation();
  const dimensions = [...new Set(units.map(({ dimension }) => dimension))];
  const data = dimensions.map((dimension) => ({
    group: dimension,
    items: units.filter((unit) => unit.dimension === dimension).map(({ code }) => code),
  }));
  return (
    <Select
      name={name}
      label={label}
      description={hint}
      // Below the field, so that it stands in line with the one beside it.
      inputWrapperOrder={["label", "input", "description", "error"]}
      placeholder={t("listings:example.unit")}
      data={data}
      value={value || null}
      onChange={(unit) => onChange(unit ?? "")}
      error={error}
      searchable
      clearable
    />
  );
}

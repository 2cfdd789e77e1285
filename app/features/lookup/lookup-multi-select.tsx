import { MultiSelect, type MultiSelectProps } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Lookup } from "./look-up.ts";
import { useLookUp, useNames } from "./use-look-up.ts";

export interface LookupMultiSelectProps extends Pick<MultiSelectProps, "name" | "aria-label" | "placeholder" | "error"> {
  what: Lookup;
  /** The codes chosen. */
  codes: string[];
  onChange: (codes: string[]) => void;
  /** County whose divisions come first. */
  within?: string | undefined;
}

/** Several choices from the reference data, found while typing by name or code, and shown by name. */
export function LookupMultiSelect({ what, codes, onChange, within, placeholder, ...field }: LookupMultiSelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState(false);
  const { choices: found, onEnter } = useLookUp({ what, typed: typed.trim(), within, opened });
  const { choices: chosen, learn } = useNames(what, codes);
  const choose = (next: string[]) => {
    for (const choice of found) if (next.includes(choice.value)) learn(choice);
    setTyped("");
    onChange(next);
  };
  return (
    <MultiSelect
      {...field}
      placeholder={codes.length === 0 ? placeholder : undefined}
      data={[...chosen, ...found.filter(({ value }) => !codes.includes(value))]}
      value={codes}
      onChange={choose}
      searchValue={typed}
      onSearchChange={setTyped}
      onKeyDown={(event) => onEnter(event, ({ value }) => !codes.includes(value) && choose([...codes, value]))}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      nothingFoundMessage={t("shell:lookup.none")}
      filter={({ options }) => options}
      hidePickedOptions
      searchable
    />
  );
}

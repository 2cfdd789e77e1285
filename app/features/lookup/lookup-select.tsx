import { Select } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { namesOf, type Choice, type Lookup } from "./look-up.ts";
import { useLookUp } from "./use-look-up.ts";

export interface LookupSelectProps {
  name: string;
  what: Lookup;
  label: string;
  hideLabel?: boolean;
  description?: string;
  /** What is chosen at the start, with its name where it is known. */
  defaultCode?: string;
  defaultName?: string;
  error?: string | undefined;
  /** County whose divisions come first. */
  within?: string | undefined;
  onChoose?: (code: string, name: string) => void;
}

/** A choice from the reference data, found while typing: categories (by process words too), trades or divisions. */
export function LookupSelect(props: LookupSelectProps) {
  const { name, what, label, hideLabel = false, description, defaultCode = "", defaultName, error, within, onChoose } = props;
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Choice | null>(defaultCode ? { value: defaultCode, label: defaultName ?? defaultCode } : null);
  const [typed, setTyped] = useState(chosen?.label ?? "");
  const [opened, setOpened] = useState(false);
  const { choices: found, onEnter } = useLookUp({ what, typed: opened && typed !== chosen?.label ? typed : "", within, opened });

  // An address or draft brings only the code: its name is asked for once.
  useEffect(() => {
    if (!defaultCode || defaultName !== undefined) return undefined;
    const controller = new AbortController();
    namesOf(what, [defaultCode], controller.signal).then(
      ([known]) => {
        if (!known) return;
        setChosen(known);
        setTyped(known.label);
      },
      () => undefined,
    );
    return () => controller.abort();
  }, [what, defaultCode, defaultName]);

  const choose = (choice: Choice | null) => {
    setChosen(choice);
    onChoose?.(choice?.value ?? "", choice?.label ?? "");
  };
  const takeFirst = (first: Choice) => {
    choose(first);
    setTyped(first.label);
    setOpened(false);
  };

  const data = chosen && !found.some(({ value }) => value === chosen.value) ? [chosen, ...found] : found;
  return (
    <Select
      name={name}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      placeholder={hideLabel ? label : t(`shell:lookup.${what}`)}
      description={description}
      data={data}
      value={chosen?.value ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      selectFirstOptionOnChange={false}
      onKeyDown={(event) => onEnter(event, takeFirst)}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      onChange={(value) => choose(data.find((one) => one.value === value) ?? null)}
      nothingFoundMessage={t("shell:lookup.none")}
      filter={({ options }) => options}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("shell:clear") }}
      error={error}
    />
  );
}

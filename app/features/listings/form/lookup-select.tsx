import { Select } from "@mantine/core";
import { useEffect, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { CategoryView, DivisionView } from "../../../contracts/reference.ts";

export interface LookupSelectProps {
  name: string;
  what: "categories" | "divisions";
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

interface Choice {
  value: string;
  label: string;
}

const DELAY_MS = 150;

/** A choice from the reference data, found while typing: categories (by process words too) or divisions. */
export function LookupSelect(props: LookupSelectProps) {
  const { name, what, label, hideLabel = false, description, defaultCode = "", defaultName, error, within, onChoose } = props;
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Choice | null>(defaultCode ? { value: defaultCode, label: defaultName ?? defaultCode } : null);
  const [typed, setTyped] = useState(chosen?.label ?? "");
  const [answer, setAnswer] = useState<{ to: string; choices: Choice[] }>({ to: "", choices: [] });
  const [opened, setOpened] = useState(false);

  const looking = opened && typed !== chosen?.label ? typed : "";
  useEffect(() => {
    if (!opened) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      lookUp(what, looking, within, controller.signal).then((choices) => setAnswer({ to: looking, choices }), () => undefined);
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [opened, looking, what, within]);

  // An address or draft brings only the code: its name is asked for once.
  useEffect(() => {
    if (!defaultCode || defaultName !== undefined) return undefined;
    const controller = new AbortController();
    nameOf(what, defaultCode, controller.signal).then(
      (known) => {
        if (!known) return;
        setChosen({ value: defaultCode, label: known });
        setTyped(known);
      },
      () => undefined,
    );
    return () => controller.abort();
  }, [what, defaultCode, defaultName]);

  const found = answer.choices;
  const choose = (choice: Choice | null) => {
    setChosen(choice);
    onChoose?.(choice?.value ?? "", choice?.label ?? "");
  };
  // The answer to what was typed may still be on its way: Enter takes the first of it, never one of an older answer, and sends no form.
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || !opened || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const [first] = found;
    if (event.currentTarget.hasAttribute("aria-activedescendant") || !looking || answer.to !== looking || !first) return;
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
      placeholder={hideLabel ? label : t(`listings:lookup.${what}`)}
      description={description}
      data={data}
      value={chosen?.value ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      selectFirstOptionOnChange={false}
      onKeyDown={onKeyDown}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      onChange={(value) => choose(data.find((one) => one.value === value) ?? null)}
      nothingFoundMessage={t("listings:lookup.none")}
      filter={({ options }) => options}
      searchable
      clearable
      error={error}
    />
  );
}

async function read<Item>(path: string, signal: AbortSignal): Promise<Item[]> {
  const response = await fetch(`/api/v1/reference/${path}`, { signal, credentials: "same-origin" });
  if (!response.ok) return [];
  return ((await response.json()) as { items: Item[] }).items;
}

async function lookUp(what: LookupSelectProps["what"], typed: string, within: string | undefined, signal: AbortSignal): Promise<Choice[]> {
  const query = new URLSearchParams({ limit: "30", ...(typed && { q: typed }), ...(within && what === "divisions" && { within }) });
  const path = `${what}?${query.toString()}`;
  if (what === "categories") return (await read<CategoryView>(path, signal)).map(({ code, name }) => ({ value: code, label: name }));
  return (await read<DivisionView>(path, signal)).map(({ code, fullName }) => ({ value: code, label: fullName }));
}

async function nameOf(what: LookupSelectProps["what"], code: string, signal: AbortSignal): Promise<string | undefined> {
  const [found] = await read<CategoryView & DivisionView>(`${what}?${new URLSearchParams({ code }).toString()}`, signal);
  return what === "categories" ? found?.name : found?.fullName;
}

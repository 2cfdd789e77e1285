/** Choices that are found by typing what they are called, or its pinyin in full or by first letters. For wherever names of the hub are chosen. */
import { MultiSelect, Select, type MultiSelectProps, type SelectProps } from "@mantine/core";
import { useState } from "react";
import { useSoundFilter } from "../sounds/use-sound-filter.ts";

/** One of the choices. */
export function SearchSelect(props: Omit<SelectProps, "searchable" | "filter" | "onSearchChange">) {
  const [typed, setTyped] = useState("");
  return <Select {...props} searchable filter={useSoundFilter(typed)} onSearchChange={setTyped} />;
}

/** Several of the choices. */
export function SearchMultiSelect(props: Omit<MultiSelectProps, "searchable" | "filter" | "onSearchChange">) {
  const [typed, setTyped] = useState("");
  return <MultiSelect {...props} searchable filter={useSoundFilter(typed)} onSearchChange={setTyped} />;
}

import { useLocalStorage } from "@mantine/hooks";
import { useMemo } from "react";

/** The columns of a table that this browser does not want to see. Alike on server and browser until it is read. */
export function useHiddenColumns(table: string): [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const [stored, store] = useLocalStorage<string[]>({ key: `columns:${table}`, defaultValue: [] });
  const hidden = useMemo(() => new Set(stored), [stored]);
  return [hidden, (next) => store([...next])];
}

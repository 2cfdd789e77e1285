import type { CategoryView, DivisionView } from "../../contracts/reference.ts";

/** What can be looked up: categories of any kind, trades alone (GB/T 4754), divisions. */
export type Lookup = "categories" | "industries" | "divisions";

/** A code with the name that people know it by. */
export interface Choice {
  value: string;
  label: string;
}

/** What a trade's code begins with among the categories; on its own it is what the standard writes, such as C35. */
const INDUSTRY = "industry";

/** What answers to the words or code typed, the best first; without any what is at the top, or in the county given. */
export async function lookUp(what: Lookup, typed: string, within: string | undefined, signal: AbortSignal): Promise<Choice[]> {
  if (what === "divisions") return readDivisions({ limit: "30", ...(typed && { q: typed }), ...(within && { within }) }, signal);
  if (what === "categories") return readCategories({ limit: "30", ...(typed && { q: typed }) }, signal);
  return readIndustries({ limit: "30", ...(typed ? { q: typed, below: INDUSTRY } : { parent: INDUSTRY }) }, signal);
}

/** The codes that are known, with their names. */
export async function namesOf(what: Lookup, codes: readonly string[], signal: AbortSignal): Promise<Choice[]> {
  const asked = (written: readonly string[]) => ({ limit: "100", code: written.join() });
  if (what === "divisions") return readDivisions(asked(codes), signal);
  if (what === "categories") return readCategories(asked(codes), signal);
  return readIndustries(asked(codes.map((code) => `${INDUSTRY}.${code}`)), signal);
}

const readDivisions = async (query: Record<string, string>, signal: AbortSignal) =>
  (await read<DivisionView>("divisions", query, signal)).map(({ code, fullName }) => ({ value: code, label: fullName }));

const readCategories = async (query: Record<string, string>, signal: AbortSignal) =>
  (await read<CategoryView>("categories", query, signal)).map(({ code, name }) => ({ value: code, label: name }));

/** One name stands on several levels: the code tells them apart. In English it is a part of the name. */
const readIndustries = async (query: Record<string, string>, signal: AbortSignal) =>
  (await readCategories(query, signal)).map(({ value, label }) => {
    const code = value.slice(INDUSTRY.length + 1);
    return { value: code, label: label.startsWith(code) ? label : `${code} ${label}` };
  });

async function read<Item>(what: "categories" | "divisions", query: Record<string, string>, signal: AbortSignal): Promise<Item[]> {
  const response = await fetch(`/api/v1/reference/${what}?${new URLSearchParams(query).toString()}`, { signal, credentials: "same-origin" });
  if (!response.ok) return [];
  return ((await response.json()) as { items: Item[] }).items;
}

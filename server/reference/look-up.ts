import type { z } from "zod";
import type { PageQuery } from "../../app/contracts/common.ts";
import type { Locale } from "../../app/contracts/locale.ts";
import type { CategoryView, DivisionView, UnitView, categoryQuery, divisionQuery } from "../../app/contracts/reference.ts";
import { lettersTyped, soundsAt, soundsOf, type Sounds } from "../../app/contracts/sounds-like.ts";
import type { Category } from "./categories.ts";
import type { Division } from "./divisions.ts";
import type { Reference } from "./load-reference.ts";
import { readingsOf } from "./readings.ts";

interface ReferenceDependencies {
  reference: Reference;
}

/** Every unit that a quantity can be written in. */
export async function listUnits({ reference }: ReferenceDependencies): Promise<UnitView[]> {
  return reference.units.all.map(({ code, dimension, canonical, factor }) => ({ code, dimension, canonical, factor }));
}

const categoryView = ({ code, zh, en, parent }: Category, locale: Locale): CategoryView => ({
  code,
  name: locale === "en" ? en : zh,
  parent,
});

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

/** How far from what was typed a name can be and still answer it. */
const FARTHEST = 4;

/** How well a name answers what was typed: 0 the same, 1 begins with it, 2 holds it, 3 and 4 the same in pinyin; null not at all. Pure. */
function nearness(name: string, typed: string): number | null {
  const folded = fold(name);
  if (folded === typed) return 0;
  if (folded.startsWith(typed)) return 1;
  return folded.includes(typed) ? 2 : nearnessOfSound(name, typed);
}

/** How the names of the reference data are read: some ten thousand, each prepared when it is first compared. */
const soundsOfNames = new Map<string, Sounds>();

function soundsOfName(name: string): Sounds {
  const known = soundsOfNames.get(name);
  if (known) return known;
  const sounds = soundsOf(name, readingsOf);
  soundsOfNames.set(name, sounds);
  return sounds;
}

/** The same for what a name is read as: 3 begins with it, 4 holds it. Pure. */
function nearnessOfSound(name: string, typed: string): number | null {
  const letters = lettersTyped(typed);
  const at = letters === null ? null : soundsAt(soundsOfName(name), letters);
  return at === null ? null : at === 0 ? 3 : FARTHEST;
}

/** The same for a code, which answers from its beginning on. Pure. */
function nearnessOfCode(code: string, typed: string): number | null {
  const folded = fold(code);
  return folded === typed ? 0 : folded.startsWith(typed) ? 1 : null;
}

/** The code of a trade as GB/T 4754 writes it; "" for what is none. Pure. */
const tradeCode = ({ code }: Category): string => (code.startsWith("industry.") ? code.slice("industry.".length) : "");

/**
 * Categories whose name holds what was typed, best first: processes and the hub's own lists before the many names of
 * industries and products; in pinyin too. A process is found by its synonyms too (喷漆 finds 喷涂), a trade by its code. Without words:
 * the nodes right below `parent`, or the tops.
 */
export async function findCategories(
  { reference }: ReferenceDependencies,
  query: Omit<z.output<typeof categoryQuery>, keyof PageQuery>,
  locale: Locale,
): Promise<CategoryView[]> {
  const { all } = reference.categories;
  const asked = query.code?.split(",");
  if (asked) return all.filter(({ code }) => asked.includes(code)).map((one) => categoryView(one, locale));
  if (!query.q) {
    return all.filter(({ parent }) => parent === (query.parent ?? null)).map((one) => categoryView(one, locale));
  }
  const typed = fold(query.q);
  const process = reference.processes.groupOf(typed);
  const letters = lettersTyped(typed);
  const spelt = new Set(letters === null ? [] : reference.processes.groups.filter(({ words }) => words.some((word) => soundsAt(soundsOfName(word), letters) === 0)).map(({ name }) => name));
  const found = all.flatMap((category) => {
    if (query.below && !reference.categories.path(category.code).includes(query.below)) return [];
    const trade = tradeCode(category);
    const nearCode = nearnessOfCode(trade, typed);
    const near = category.zh === process ? 0 : (nearCode ?? nearestOf(nearness(category.zh, typed), nearness(category.en, typed), isProcess(category) && spelt.has(category.zh) ? 3 : null));
    const isMany = /^(industry|product)/.test(category.code);
    return near === null ? [] : [{ category, rank: near * 2 + (isMany ? 1 : 0), length: nearCode === null ? category.zh.length : trade.length }];
  });
  return found
    .toSorted((one, other) => one.rank - other.rank || one.length - other.length)
    .map(({ category }) => categoryView(category, locale));
}

const isProcess = ({ code }: Category): boolean => code.startsWith("process.");

/** Pure. */
function nearestOf(...nears: (number | null)[]): number | null {
  const found = nears.filter((near) => near !== null);
  return found.length === 0 ? null : Math.min(...found);
}

const divisionView = ({ code, name, fullName }: Division): DivisionView => ({ code, name, fullName });

/** Divisions in force whose name holds what was typed or is read so, or whose code begins with it, those within the county given first, larger ones before smaller. */
export async function findDivisions(
  { reference }: ReferenceDependencies,
  query: Omit<z.output<typeof divisionQuery>, keyof PageQuery>,
): Promise<DivisionView[]> {
  const { within } = query;
  const asked = query.code?.split(",");
  if (asked) return reference.divisions.all.filter(({ code }) => asked.includes(code)).map(divisionView);
  const typed = fold(query.q);
  const found = reference.divisions.all.flatMap((division) => {
    if (division.retired) return [];
    const inside = within !== undefined && (division.code.startsWith(within) || division.parent === within);
    if (typed === "" && within !== undefined && !inside) return [];
    const near = typed === "" ? 0 : (nearnessOfCode(division.code, typed) ?? nearestOf(nearness(division.name, typed), nearness(division.fullName, typed)));
    return near === null ? [] : [{ division, rank: near + (inside ? 0 : FARTHEST + 1) }];
  });
  return found
    .toSorted((one, other) => one.rank - other.rank || one.division.code.length - other.division.code.length)
    .map(({ division }) => divisionView(division));
}

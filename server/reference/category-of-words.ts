import type { Category } from "./categories.ts";
import type { Reference } from "./load-reference.ts";

/** Categories by the words of published lists, the more special first. */
const patterns: readonly [pattern: RegExp, code: string][] = [
  [/技术需求|科技成果|新产品研发|科技创新/, "technology.research"],
  [/检验检测/, "technology.testing"],
  [/信息化|数字化|智能制造/, "technology.digital"],
  [/用工|人才/, "people.worker"],
  [/培训/, "people.training"],
  [/融资|金融|资金/, "finance.working"],
  [/保险/, "finance.insurance"],
  [/仓储|物流/, "logistics"],
  [/厂房/, "land.plant"],
  [/用地|土地|场地/, "land.site"],
];

const fold = (words: string): string => words.normalize("NFKC").trim().toLowerCase();

/**
 * Finds the category that a list's words name: by its name or code, a process by its synonyms too (喷漆 is 喷涂), else by what such
 * lists usually mean. Processes and the hub's own lists come before the many industries and products. Pure.
 */
export function createCategoryOfWords({ categories, processes }: Pick<Reference, "categories" | "processes">): (words: string) => string | null {
  const byName = new Map<string, string>();
  const isMany = ({ code }: Category) => /^(?:industry|product)/.test(code);
  for (const category of categories.all.toSorted((one, other) => Number(isMany(one)) - Number(isMany(other)))) {
    for (const name of [category.zh, category.en, category.code]) if (!byName.has(fold(name))) byName.set(fold(name), category.code);
  }
  return (words) => {
    const typed = fold(words);
    const process = processes.groupOf(typed);
    const named = byName.get(typed) ?? (process === null ? undefined : byName.get(fold(process)));
    return named ?? patterns.find(([pattern, code]) => pattern.test(words) && categories.find(code) !== null)?.[1] ?? null;
  };
}

import type { TFunction } from "i18next";
import type { ListingKind } from "../../contracts/listings.ts";
import type { SavedSearchView, SearchTerms } from "../../contracts/saved-searches.ts";
import { addDays, daysBetween } from "../../i18n/shanghai-time.ts";

/** What a list's address asks for, as terms of a search; null where it narrows nothing that a search can keep. Pure. */
export function termsOfAddress(kind: ListingKind, search: URLSearchParams, today: string): SearchTerms | null {
  const given = (name: string) => search.get(name)?.trim() || undefined;
  const dueUntil = given("dueUntil");
  const days = dueUntil === undefined ? 0 : daysBetween(today, dueUntil);
  const terms = { q: given("q"), category: given("category"), place: given("place"), owner: given("owner"), dueWithinDays: days > 0 ? days : undefined };
  const said = Object.entries(terms).filter(([, value]) => value !== undefined);
  return said.length === 0 ? null : { kind, ...Object.fromEntries(said) };
}

/** The list that shows what a search finds today. Pure. */
export function addressOf({ kind, dueWithinDays, ...terms }: SearchTerms, today: string): string {
  const search = new URLSearchParams({ kind: kind ?? "need" });
  for (const [name, value] of Object.entries(terms)) if (value !== undefined) search.set(name, value);
  if (dueWithinDays !== undefined) search.set("dueUntil", addDays(today, dueWithinDays));
  return `/listings?${search.toString()}`;
}

/** What a search looks for, in words: 需求清单 · "喷涂" · 喷涂 · 兖州区. Pure. */
export function describeSearch(t: TFunction, { terms, names }: Pick<SavedSearchView, "terms" | "names">): string {
  const said = [
    terms.kind ? t(`listings:kind.${terms.kind}`) : t("listings:searches.anyKind"),
    terms.q && t("listings:searches.words", { words: terms.q }),
    names.category,
    names.place,
    names.owner,
    names.alliance,
    terms.dueWithinDays && t("listings:searches.within", { count: terms.dueWithinDays }),
  ];
  return said.filter(Boolean).join(" · ");
}

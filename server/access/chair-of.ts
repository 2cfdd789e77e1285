import type { TermRecord } from "../../models/term.ts";

/** Who holds the chair at an instant. */
export interface ChairNow {
  term: string;
  organization: string;
  person: string | null;
  acting: boolean;
  until: Date;
}

/** The chair of a term that runs at an instant: the deputy while acting, else the term's person. Pure. */
export function chairOf(term: TermRecord | null, now: Date): ChairNow | null {
  if (!term) return null;
  const { acting, deputy } = term;
  const stands = acting !== null && deputy !== null && acting.from <= now && now < acting.until;
  return {
    term: term._id,
    organization: stands ? deputy.organization : term.organization,
    person: stands ? deputy.person : term.person,
    acting: stands,
    until: term.until,
  };
}

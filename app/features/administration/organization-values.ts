import type { OrganizationInput, OrganizationPatch, OrganizationView } from "../../contracts/organizations.ts";
import type { County } from "./counties.ts";

/** An organization as its form holds it; the revenue in ten thousand yuan, as it is typed. */
export type OrganizationValues = Record<TextField, string> & {
  kind: OrganizationView["kind"];
  county: string | null;
  size: OrganizationView["size"];
  qualifications: string[];
};

export type TextField = "name" | "shortName" | "creditCode" | "place" | "industry" | "revenue" | "contactPhone";

const FEN_OF_WAN = 1_000_000;

/** What the register has of one, or what the form of a new one begins with. Pure. */
export const valuesOf = (organization: OrganizationView | null, counties: readonly County[]): OrganizationValues => ({
  name: organization?.name ?? "",
  shortName: organization?.shortName ?? "",
  kind: organization?.kind ?? "enterprise",
  creditCode: organization?.creditCode ?? "",
  county: organization?.county ?? counties[0]?.code ?? null,
  place: organization?.place ?? "",
  industry: organization?.industry ?? "",
  size: organization?.size ?? null,
  revenue: organization?.revenue ? String(organization.revenue.amount / FEN_OF_WAN) : "",
  qualifications: organization?.qualifications ?? [],
  contactPhone: organization?.contactPhone ?? "",
});

/** As the API takes a new one; what is missing it will ask for. Pure. */
export function bodyOf({ kind, county, size, qualifications, ...texts }: OrganizationValues) {
  const { name, shortName, creditCode, place, industry, revenue, contactPhone } = Object.fromEntries(
    Object.entries(texts).map(([field, text]) => [field, text.trim()]),
  ) as Record<TextField, string>;
  return {
    name,
    shortName,
    kind,
    creditCode: creditCode || null,
    ...(county !== null && { county }),
    ...(place !== "" && { place }),
    industry: industry || null,
    size,
    revenue: revenue === "" ? null : { amount: Math.round(Number(revenue) * FEN_OF_WAN), currency: "CNY" as const },
    qualifications,
    contactPhone: contactPhone || null,
  } satisfies Partial<OrganizationInput>;
}

/** Only the given fields, as the API takes them; without a place it is in its county again. Pure. */
export function patchOf(values: OrganizationValues, fields: readonly (keyof OrganizationValues)[], { county }: Pick<OrganizationView, "county">): OrganizationPatch {
  const asked = new Set<string>(fields);
  return Object.fromEntries(Object.entries({ place: county, ...bodyOf(values) }).filter(([field]) => asked.has(field)));
}

import type { OrganizationView } from "../../app/contracts/organizations.ts";

/** A firm as its form gets it, to change by who keeps it. */
export function buildOrganizationView(change: Partial<OrganizationView> = {}): OrganizationView {
  return {
    id: "1".repeat(24),
    name: "云杉涂装有限公司",
    shortName: "云杉涂装",
    kind: "enterprise",
    creditCode: null,
    creditCodeChecked: true,
    county: "370812",
    countyName: "兖州区",
    place: "370812",
    placeName: "兖州区",
    industry: null,
    size: "small",
    revenue: { amount: 5_000_000_000, currency: "CNY" },
    qualifications: [],
    contactPhone: "13800001234",
    alliances: [],
    may: { change: true, changeIdentity: true, confirmCreditCode: false },
    revision: 1,
    createdAt: "2026-01-05T02:00:00.000Z",
    ...change,
  };
}

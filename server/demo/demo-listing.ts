import type { Condition } from "../../app/contracts/conditions.ts";
import type { ListingInput } from "../../app/contracts/listings.ts";
import { addDays } from "../clock.ts";
import { demoOrganizations, type DemoOrganizationKey } from "./organizations.ts";

/** Further terms of a line beside those that nearly every line has. */
export interface DemoTerms {
  text?: string;
  /** Days from today, both included. */
  window?: [from: number, until: number];
  /** Days from today. */
  due?: number;
  rate?: string;
  lot?: string;
  /** Yuan for one unit, and for the whole. */
  price?: number;
  amount?: number;
  /** Yuan lost when the need is not met, and how. */
  stake?: number;
  stakeNote?: string;
  place?: string;
  maxDistanceKm?: number;
  qualifications?: string;
  audience?: "county" | "public" | "alliance";
  priceForParties?: true;
  expires?: number;
  standing?: true;
  /** Resources: whom they take on. */
  conditions?: Condition[];
  draft?: true;
}

/** One line of the demo's lists: whose, what, its category, how much ("" where to be specified), and further terms. */
export type DemoLine = [owner: DemoOrganizationKey, title: string, category: string, quantity: string, terms: DemoTerms];

const yuan = (amount: number) => ({ amount: Math.round(amount * 100), currency: "CNY" as const });

function quantityOf(text: string): { value: string; unit: string } | undefined {
  const [value, unit] = text.split(" ");
  return value && unit ? { value, unit } : undefined;
}

/** A line as the API takes it, with its days counted from today. Pure. */
export function demoInput(kind: "need" | "resource", line: DemoLine, alliance: string, owner: string, today: string): ListingInput {
  const [key, title, category, quantityText, terms] = line;
  const quantity = quantityOf(quantityText);
  const unit = quantity?.unit ?? "项";
  const day = (offset: number) => addDays(today, offset);
  const amountOf = (value: string | undefined) => (value ? { value, unit } : undefined);
  return {
    kind,
    alliance,
    owner,
    title,
    text: terms.text ?? "",
    category,
    quantity,
    minLot: amountOf(terms.lot),
    ratePerDay: amountOf(terms.rate),
    window: terms.window && { from: day(terms.window[0]), until: day(terms.window[1]) },
    dueDate: terms.due === undefined ? undefined : day(terms.due),
    place: terms.place ?? demoOrganizations[key].place,
    maxDistanceKm: terms.maxDistanceKm,
    price: terms.price === undefined ? undefined : { ...yuan(terms.price), per: unit },
    amount: terms.amount === undefined ? undefined : yuan(terms.amount),
    qualifications: (terms.qualifications?.split(" ") ?? []).map((code) => ({ code, hard: kind === "need" })),
    stake: terms.stake === undefined ? undefined : yuan(terms.stake),
    stakeNote: terms.stakeNote,
    audience: { scope: terms.audience ?? "alliance" },
    priceAudience: terms.priceForParties ? "parties" : "audience",
    expiresOn: terms.expires === undefined ? undefined : day(terms.expires),
    standing: terms.standing ?? false,
    conditions: terms.conditions ?? [],
    policy: undefined,
    state: terms.draft ? "draft" : "published",
  };
}

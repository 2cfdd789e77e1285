import type { Condition } from "../../../contracts/conditions.ts";
import type { ListingKind, ListingView } from "../../../contracts/listings.ts";
import type { RelaxationChange } from "../../../contracts/match-preview.ts";
import { fenOfYuan } from "../../../shell/kit/fen-of-yuan.ts";
import { yuanOfFen } from "../../../shell/kit/yuan-of-fen.ts";

/** What stands in the fields of the form: texts as they were typed. Money in yuan. */
export interface FormValues {
  title: string;
  text: string;
  category: string;
  categoryName: string;
  quantity: string;
  unit: string;
  minLot: string;
  ratePerDay: string;
  windowFrom: string;
  windowUntil: string;
  dueDate: string;
  place: string;
  placeName: string;
  maxDistanceKm: string;
  price: string;
  /** What the price is for; "" where it is for one of the quantity's unit. */
  priceUnit: string;
  amount: string;
  qualifications: string[];
  stake: string;
  stakeNote: string;
  scope: "alliance" | "alliances" | "county" | "public";
  alliances: string[];
  priceAudience: "audience" | "parties";
  expiresOn: string;
  standing: boolean;
  benefit: string;
  department: string;
  phone: string;
  documentNumber: string;
  issuedOn: string;
  validFrom: string;
  validUntil: string;
  papers: string;
  steps: string;
  days: string;
  conditions: Condition[];
}

export const emptyValues: FormValues = {
  title: "",
  text: "",
  category: "",
  categoryName: "",
  quantity: "",
  unit: "",
  minLot: "",
  ratePerDay: "",
  windowFrom: "",
  windowUntil: "",
  dueDate: "",
  place: "",
  placeName: "",
  maxDistanceKm: "",
  price: "",
  priceUnit: "",
  amount: "",
  qualifications: [],
  stake: "",
  stakeNote: "",
  scope: "alliance",
  alliances: [],
  priceAudience: "audience",
  expiresOn: "",
  standing: false,
  benefit: "",
  department: "",
  phone: "",
  documentNumber: "",
  issuedOn: "",
  validFrom: "",
  validUntil: "",
  papers: "",
  steps: "",
  days: "",
  conditions: [],
};

const yuan = (money: { amount: number } | null | undefined): string => (money ? yuanOfFen(money.amount) : "");

/** The fields filled from a stored listing. Pure. */
export function valuesOf(listing: ListingView): FormValues {
  const { policy, category, place, window } = listing;
  return {
    ...emptyValues,
    title: listing.title,
    text: listing.text,
    category: category?.code ?? "",
    categoryName: category?.name ?? "",
    quantity: listing.quantity?.value ?? "",
    unit: listing.quantity?.unit ?? "",
    minLot: listing.minLot?.value ?? "",
    ratePerDay: listing.ratePerDay?.value ?? "",
    windowFrom: window?.from ?? "",
    windowUntil: window?.until ?? "",
    dueDate: listing.dueDate ?? "",
    place: place?.code ?? "",
    placeName: place?.name ?? "",
    maxDistanceKm: listing.maxDistanceKm === null ? "" : String(listing.maxDistanceKm),
    price: yuan(listing.price),
    priceUnit: listing.price && listing.price.per !== listing.quantity?.unit ? listing.price.per : "",
    amount: yuan(listing.amount),
    qualifications: listing.qualifications.map(({ code }) => code),
    stake: yuan(listing.stake),
    stakeNote: listing.stakeNote ?? "",
    scope: listing.audience.scope,
    alliances: listing.audience.alliances.map(({ id }) => id),
    priceAudience: listing.priceAudience,
    expiresOn: listing.expiresOn ?? "",
    standing: listing.standing,
    benefit: policy?.benefit ?? "",
    department: policy?.department ?? "",
    phone: policy?.phone ?? "",
    documentNumber: policy?.document?.number ?? "",
    issuedOn: policy?.document?.issuedOn ?? "",
    validFrom: policy?.validFrom ?? "",
    validUntil: policy?.validUntil ?? "",
    papers: policy?.papers.join("\n") ?? "",
    steps: policy?.steps.join("\n") ?? "",
    days: policy ? String(policy.days) : "",
    conditions: policy?.conditions ?? listing.conditions,
  };
}

/**
 * The fields that a change of terms fills anew. The form knows a need's qualifications as conditions only: one that is
 * merely wished for is taken out. Pure.
 */
export function valuesOfChange(change: RelaxationChange): Partial<FormValues> {
  const { dueDate, window, quantity, minLot, maxDistanceKm, price, amount, qualifications } = change;
  return {
    ...(dueDate !== undefined && { dueDate: dueDate ?? "" }),
    ...(window !== undefined && { windowFrom: window?.from ?? "", windowUntil: window?.until ?? "" }),
    ...(quantity !== undefined && { quantity: quantity?.value ?? "", ...(quantity && { unit: quantity.unit }) }),
    ...(minLot !== undefined && { minLot: minLot?.value ?? "" }),
    ...(maxDistanceKm !== undefined && { maxDistanceKm: maxDistanceKm === null ? "" : String(maxDistanceKm) }),
    ...(price !== undefined && { price: yuan(price) }),
    ...(amount !== undefined && { amount: yuan(amount) }),
    ...(qualifications && { qualifications: qualifications.filter(({ hard }) => hard).map(({ code }) => code) }),
  };
}

const money = (typed: string) => ({ amount: fenOfYuan(typed) });
/** What is a number goes as one, so that the hub can say what is wrong with it; what is none goes as typed. */
const wholeNumber = (typed: string): number | string => (/^[-−]?\d{1,9}(\.\d+)?$/.test(plain(typed)) ? Number(plain(typed).replace("−", "-")) : typed);
const plain = (typed: string): string => typed.replaceAll(/[,，\s]/g, "");
const decimalText = (typed: string): string => plain(typed).replace(/^(\d+\.\d*?)0+$/, "$1").replace(/\.$/, "");
const lines = (typed: string): string[] => typed.split("\n").map((line) => line.trim()).filter((line) => line !== "");

const laterOf = (one: string, other: string): string => (one > other ? one : other);

/** Terms as the API takes them, each with the name of its field; null: left empty. Pure. */
function termsOf(kind: ListingKind, values: FormValues): Record<string, unknown> {
  const quantity = (typed: string) => (typed.trim() === "" ? null : { value: decimalText(typed), unit: values.unit });
  const orNull = (typed: string) => (typed.trim() === "" ? null : typed.trim());
  const { windowFrom } = values;
  // The form asks of a need when the work may begin; it may last until the need is due.
  const windowUntil = kind === "need" ? laterOf(values.windowUntil, values.dueDate) : values.windowUntil;
  const shared = {
    title: values.title,
    text: values.text,
    category: orNull(values.category),
    audience: values.scope === "alliances" ? { scope: values.scope, alliances: values.alliances } : { scope: values.scope },
    expiresOn: orNull(values.expiresOn),
  };
  if (kind === "policy") {
    const policy = {
      conditions: values.conditions,
      benefit: values.benefit,
      department: values.department,
      phone: values.phone.trim(),
      ...((values.documentNumber.trim() || values.issuedOn) && { document: { number: values.documentNumber, issuedOn: values.issuedOn } }),
      ...(values.validFrom && { validFrom: values.validFrom }),
      ...(values.validUntil && { validUntil: values.validUntil }),
      papers: lines(values.papers),
      steps: lines(values.steps),
      days: wholeNumber(values.days),
    };
    return { ...shared, policy };
  }
  const traded = {
    ...shared,
    quantity: quantity(values.quantity),
    minLot: quantity(values.minLot),
    window: windowFrom || values.windowUntil ? { from: windowFrom || windowUntil, until: windowUntil || windowFrom } : null,
    place: orNull(values.place),
    maxDistanceKm: values.maxDistanceKm.trim() === "" ? null : wholeNumber(values.maxDistanceKm),
    price: values.price.trim() === "" ? null : { ...money(values.price), per: values.priceUnit || values.unit },
    amount: values.amount.trim() === "" ? null : money(values.amount),
    qualifications: values.qualifications.map((code) => ({ code, hard: kind === "need" })),
    priceAudience: values.priceAudience,
  };
  if (kind === "resource") return { ...traded, ratePerDay: quantity(values.ratePerDay), standing: values.standing, conditions: values.conditions };
  return {
    ...traded,
    dueDate: orNull(values.dueDate),
    stake: values.stake.trim() === "" ? null : money(values.stake),
    stakeNote: orNull(values.stakeNote),
  };
}

/** The body that makes a listing of what was typed; what was left empty is left out. Pure. */
export function bodyOf(
  kind: ListingKind,
  values: FormValues,
  where: { alliance: string; owner?: string | undefined },
): Record<string, unknown> {
  const said = Object.entries(termsOf(kind, values)).filter(([, value]) => value !== null);
  return { kind, alliance: where.alliance, ...(where.owner && { owner: where.owner }), ...Object.fromEntries(said) };
}

/** The body that changes a listing: only terms that differ from what is stored; null takes one away. Pure. */
export function patchOf(kind: ListingKind, before: FormValues, after: FormValues): Record<string, unknown> {
  const old = termsOf(kind, before);
  return Object.fromEntries(
    Object.entries(termsOf(kind, after)).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name])),
  );
}

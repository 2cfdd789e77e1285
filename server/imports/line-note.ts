import type { FaultEffect } from "../../app/contracts/imports.ts";
import { ruleText } from "../../app/contracts/messages/messages.ts";
import type { AppError } from "../errors.ts";
import { fieldLabels, type RawField } from "./column-heads.ts";

/** Something about one cell of a line: which rule of the messages tells it, and what it does to the line. */
export interface LineNote {
  /** Null: of the line as a whole. */
  field: RawField | null;
  effect: FaultEffect;
  rule: string;
  facts: Record<string, string | number>;
}

/** The cells that terms of a listing are read from. */
const fieldOfTerm: Record<string, RawField> = {
  title: "title",
  text: "text",
  owner: "enterprise",
  category: "category",
  quantity: "quantity",
  minLot: "minLot",
  dueDate: "deadline",
  expiresOn: "deadline",
  window: "until",
  price: "price",
  amount: "amount",
  stake: "stake",
  place: "region",
  conditions: "conditions",
  audience: "audience",
};

/** What refuses the terms of a listing, as notes on the cells that they come from. Pure. */
export const notesOfFaults = (faults: AppError["faults"]): LineNote[] =>
  faults.map(({ path, rule, facts = {} }) => ({ field: fieldOfTerm[path.split(".")[0]!] ?? null, effect: "refused", rule, facts }));

/** A note as the command tells it, in Chinese as the lists are. Pure. */
export function noteText({ field, rule, facts }: LineNote, fields: Partial<Record<RawField, string>>): string {
  const told = ruleText(rule, facts, "zh-CN");
  if (field === null) return told;
  const value = fields[field] ?? "";
  const short = value.length > 30 ? `${value.slice(0, 29)}…` : value;
  return `${fieldLabels[field]}${short ? `“${short}”` : ""}：${told}`;
}

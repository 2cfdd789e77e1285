import type { ListingInput } from "../../app/contracts/listings.ts";
import { longestCondition, mostConditions } from "../../app/contracts/conditions.ts";
import { tell, type LineReading } from "./line-context.ts";
import { cleanText } from "./read-values.ts";

/** The telephone line of every government in China, for policies whose list names none. */
const PUBLIC_LINE = "12345";

/**
 * Conditions as a list words them, one a line or between semicolons: each is asked of the firm, because what it compares
 * is for the owner to say.
 */
export function conditionsOfLine(reading: LineReading): ListingInput["conditions"] {
  const said = (reading.fields.conditions ?? "").split(/[\n;；]/).map((one) => one.replace(/^\s*(?:[（(]?\d{1,2}[)）.、]|[-·•])\s*/, "").trim()).filter(Boolean);
  if (said.length > mostConditions) tell(reading, "conditions", "kept", "import_many_conditions", { count: said.length, most: mostConditions });
  return said.slice(0, mostConditions).map((text) => ({ fact: "question", text: cleanText(text, longestCondition) }));
}

/** A policy needs more than lists say: what is missing is filled so that it can be stored as a draft, and told. `text`: of the listing. */
export function policyOfLine(reading: LineReading, text: string) {
  const { fields, context } = reading;
  const days = Number(/\d{1,3}/.exec(fields.days ?? "")?.[0] ?? Number.NaN);
  const known = Number.isInteger(days) && days <= 365;
  if (!fields.phone) tell(reading, "phone", "draft", "import_no_phone", { phone: PUBLIC_LINE });
  if (!known) tell(reading, "days", "draft", "import_no_days");
  return {
    conditions: conditionsOfLine(reading),
    benefit: cleanText(text, 500) || cleanText(fields.title ?? "", 500),
    department: cleanText(fields.enterprise ?? context.department, 60),
    phone: fields.phone ?? PUBLIC_LINE,
    days: known ? days : 0,
  };
}

import type { Day } from "../../app/contracts/common.ts";
import { listingInput, type Audience, type ListingInput } from "../../app/contracts/listings.ts";
import { faultsOf } from "../../app/contracts/faults.ts";
import { fieldLabels } from "./column-heads.ts";
import { keep, tell, type LineContext, type LineFields, type LineReading } from "./line-context.ts";
import { notesOfFaults, type LineNote } from "./line-note.ts";
import { moneyOfLine } from "./money-of-line.ts";
import { conditionsOfLine, policyOfLine } from "./policy-of-line.ts";
import { cleanText, readAmountOfUnit, readDate, readQuantity } from "./read-values.ts";

/** A line as a listing, published or a draft where it cannot be open as it stands; without `input` it is refused. `notes` say what was left out and why. */
export interface ReadLine {
  input: ListingInput | null;
  notes: LineNote[];
}

const LONGEST_TITLE = 80;

/** Maps one line of somebody's list. What cannot be a field stays in the text in its own words. Pure. */
export function listingOfLine(fields: LineFields, context: LineContext): ReadLine {
  const reading: LineReading = { fields, context, notes: [], extra: [] };
  const { notes } = reading;
  const isPolicy = context.kind === "policy";
  const written = (fields.title ?? "").replace(/\s+/g, " ");
  const title = cleanText(written, LONGEST_TITLE);
  if (title === "") tell(reading, "title", "refused", "required");
  if (written.length > LONGEST_TITLE) tell(reading, "title", "kept", "import_title_cut", { most: LONGEST_TITLE });
  const owner = context.ownerOf(fields);
  if ("refused" in owner) notes.push(owner.refused);
  else if (owner.inStead) keep(reading, "enterprise", "来源单位", "import_not_a_member", "kept", { department: context.department });

  const deadline = dayOf(reading, "deadline");
  const { quantity, ...amounts } = quantityOf(reading);
  const money = moneyOfLine(reading, quantity?.unit);
  const place = placeOf(reading) ?? ("refused" in owner ? null : owner.place);
  const category = fields.category ? context.categoryOf(fields.category) : null;
  if (fields.category && !category) keep(reading, "category", fieldLabels.category, "import_category_unknown");
  const audience = audienceOf(reading);
  const window = windowOf(reading);
  const conditions = context.kind === "resource" ? conditionsOfLine(reading) : [];

  const text = cleanText([title === written ? "" : written, fields.text ?? "", ...reading.extra].filter(Boolean).join("\n"), 4_000);
  const policy = isPolicy ? policyOfLine(reading, text) : undefined;
  const parsed = listingInput.safeParse({
    kind: context.kind,
    alliance: context.alliance,
    ...("id" in owner && { owner: owner.id }),
    title,
    text,
    ...(category && { category }),
    ...(place && { place }),
    ...(quantity && !isPolicy && { quantity }),
    ...(!isPolicy && { ...money, ...amounts }),
    ...(window && { window }),
    ...(deadline && (context.kind === "need" ? { dueDate: deadline } : { expiresOn: deadline })),
    ...(conditions.length > 0 && { conditions }),
    ...(audience && { audience }),
    ...(policy && { policy: { ...policy, ...(deadline && { validUntil: deadline }) } }),
    state: notes.some(({ effect }) => effect === "draft") ? "draft" : "published",
  });
  if (!parsed.success) {
    // A title that is missing is told as such, not as one that is too short.
    const told = notesOfFaults(faultsOf(parsed.error.issues));
    notes.push(...told.filter(({ field }) => !(field === "title" && title === "")));
  }
  return { input: parsed.success && notes.every(({ effect }) => effect !== "refused") ? parsed.data : null, notes };
}

/** A day that is not over. One that is, and a line that was revoked, makes a draft; its words stay in the text. */
function dayOf(reading: LineReading, field: "deadline" | "from" | "until"): Day | null {
  const words = reading.fields[field];
  if (!words) return null;
  const word = readDate(words);
  if (word.kind === "day" && (word.day >= reading.context.today || field === "from")) return word.day;
  const rule = { day: "import_day_past", revoked: "import_day_revoked", unreadable: "import_day_unreadable" }[word.kind];
  keep(reading, field, fieldLabels[field], rule, word.kind === "unreadable" ? "kept" : "draft");
  return null;
}

/** When a resource is free: from today where only its end is written. */
function windowOf(reading: LineReading) {
  const [from, until] = [dayOf(reading, "from"), dayOf(reading, "until")];
  if (until) return { from: from ?? reading.context.today, until };
  if (from) keep(reading, "from", fieldLabels.from, "import_no_end");
  return null;
}

/** The quantity, in a column of its own unit or with the unit behind it, and the smallest order in the same unit. */
function quantityOf(reading: LineReading): Pick<ListingInput, "quantity" | "minLot"> {
  const { fields, context } = reading;
  const one = (field: "quantity" | "minLot", usual: string | undefined) => {
    const words = fields[field];
    if (!words) return undefined;
    const value = readQuantity(words);
    const both = value && usual ? { value, unit: usual } : readAmountOfUnit(words);
    if (both && context.isUnit(both.unit)) return both;
    reading.extra.push(`${fieldLabels[field]}：${words}${(field === "quantity" && fields.unit) || ""}`);
    tell(reading, field, "kept", "import_quantity_unreadable");
    return undefined;
  };
  const quantity = one("quantity", fields.unit);
  const minLot = one("minLot", quantity?.unit ?? fields.unit);
  return { ...(quantity && { quantity }), ...(minLot && { minLot }) };
}

function placeOf(reading: LineReading): string | null {
  const { fields, context } = reading;
  const place = fields.region ? context.placeOf(fields.region) : null;
  if (fields.region && place === null) keep(reading, "region", fieldLabels.region, "import_place_unknown");
  return place;
}

/** The words of lists for who may see a line. */
const scopes: [pattern: RegExp, scope: Audience["scope"]][] = [
  [/^(?:本|仅|只)?(?:产业链)?联盟(?:内|成员)?$|^alliance$/i, "alliance"],
  [/^(?:本|全)?县(?:域)?(?:内|各联盟)?$|^county$/i, "county"],
  [/^(?:公开|全部|所有人|不限)$|^public$/i, "public"],
];

/** Nobody sees more than was meant: words that are none of the choices refuse the line. */
function audienceOf(reading: LineReading): Audience | null {
  const words = reading.fields.audience?.replace(/\s/g, "");
  if (!words) return null;
  const scope = scopes.find(([pattern]) => pattern.test(words))?.[1];
  if (!scope) tell(reading, "audience", "refused", "import_audience_unknown");
  return scope ? { scope } : null;
}

import { expect, test } from "vitest";
import { alliancePatch, chainLink, rotationCommand, rotationRule } from "../../contracts/alliances.ts";
import { condition } from "../../contracts/conditions.ts";
import { audience, listingPatch, qualification } from "../../contracts/listings.ts";
import { organizationPatch } from "../../contracts/organizations.ts";
import { policyDetails } from "../../contracts/policies.ts";
import { translators } from "../../i18n/translators.ts";
import { auditLabel } from "./audit-label.ts";

const keysOf = (...options: { shape: object }[]) => [...new Set(options.flatMap(({ shape }) => Object.keys(shape)))];
const without = (fields: string[], ...others: string[]) => fields.filter((field) => !others.includes(field));

/** Money and quantities are stored in another form than they are sent. */
const listing = [...without(keysOf(listingPatch), "amount", "stake"), "amountFen", "stakeFen"];
const organization = [...without(keysOf(organizationPatch), "revenue", "creditCodeConfirmed"), "revenueFen", "creditCodeChecked"];

/** Fields that records of who did what hold, by what they stand in; the last line: those that use cases note one by one. */
const fields: [within: string | undefined, fields: string[]][] = [
  [undefined, listing],
  ["quantity", ["milli", "unit"]],
  ["window", ["from", "until"]],
  ["price", ["fen", "per"]],
  ["qualifications", keysOf(qualification)],
  ["audience", keysOf(audience)],
  ["conditions", keysOf(...condition.options)],
  ["policy", keysOf(policyDetails)],
  [undefined, organization],
  [undefined, keysOf(alliancePatch)],
  ["links", keysOf(chainLink)],
  ["rotation", keysOf(rotationRule)],
  ["weights", ["category", "quantity", "time", "distance", "price"]],
  [undefined, [...without(keysOf(...rotationCommand.options), "command"), "acting"]],
  ["voteWeights", ["organization", "weight"]],
  ["entry", ["kind", "by", "milli", "valueFen", "note"]],
  ["answers", ["organization", "state", "by", "at", "code", "reason"]],
  [undefined, ["referral", "matches", "outside", "commonNeed", "condition", "answer", "file", "lines", "name", "topics", "on", "provider", "tail", "fault", "host", "events", "after", "paused", "tellsFrom", "found", "seals", "records", "giver", "holder", "item", "paper", "how", "poll", "proxied", "rule", "voteWeights"]],
];

test.each(["zh-CN", "en"] as const)("every field of an audit record has a name in %s", (locale) => {
  const { t } = translators[locale];
  const raw = fields.flatMap(([within, names]) => names.filter((field) => auditLabel(t, field, within) === field).map((field) => `${within ?? ""}.${field}`));
  expect(raw).toEqual([]);
});

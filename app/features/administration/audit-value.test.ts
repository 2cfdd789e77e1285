import { expect, test } from "vitest";
import { caseChannel } from "../../contracts/cases.ts";
import { condition } from "../../contracts/conditions.ts";
import { declineCodes } from "../../contracts/decline-codes.ts";
import { importKinds } from "../../contracts/imports.ts";
import { audienceScopes, listingKinds, priceAudience } from "../../contracts/listings.ts";
import { LOCALES } from "../../contracts/locale.ts";
import { organizationKinds, organizationSizes } from "../../contracts/organizations.ts";
import { roles } from "../../contracts/people.ts";
import { choice } from "../../contracts/polls.ts";
import { robotFaults, robotProviders, robotTopics } from "../../contracts/robots.ts";
import { suggestionTopics } from "../../contracts/suggestions.ts";
import { webhookEvents, webhookFaults } from "../../contracts/webhooks.ts";
import { translators } from "../../i18n/translators.ts";
import { auditValue } from "./audit-value.ts";

const facts = condition.options.map(({ shape }) => shape.fact.value);

/** Fields that hold something by name, in records of which kind, and all that they may hold. */
const fields: [kind: string, field: string, names: readonly string[], of?: object][] = [
  ["seat", "role", roles],
  ["person", "locale", LOCALES],
  ["organization", "kind", organizationKinds],
  ["organization", "size", organizationSizes],
  ["listing", "kind", listingKinds],
  ["import", "kind", importKinds],
  ["listing", "scope", audienceScopes],
  ["listing", "priceAudience", priceAudience.options],
  ["listing", "fact", facts],
  ["listing", "anyOf", organizationSizes, { fact: "size" }],
  ["listing", "anyOf", organizationKinds, { fact: "type" }],
  ["match", "code", declineCodes],
  ["meeting", "choice", choice.options],
  ["case", "channel", caseChannel.options],
  ["suggestion", "topic", suggestionTopics],
  ["robot", "provider", robotProviders],
  ["robot", "topics", robotTopics],
  ["robot", "fault", robotFaults],
  ["webhook", "events", webhookEvents],
  ["webhook", "fault", webhookFaults],
];

test.each(["zh-CN", "en"] as const)("what an audit record holds by name has words in %s", (locale) => {
  const { t } = translators[locale];
  const raw = fields.flatMap(([kind, field, names, of = {}]) =>
    names
      .filter((name) => auditValue(t, { field, value: name, of: { ...of }, entry: { subject: { kind, id: "", name: null }, names: {} }, today: "2026-11-23" }) === name)
      .map((name) => `${kind} ${field} ${name}`),
  );
  expect(raw).toEqual([]);
});

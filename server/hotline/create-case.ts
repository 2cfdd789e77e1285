import type { CaseInput, CaseView } from "../../app/contracts/cases.ts";
import type { CaseRecord } from "../../models/case.ts";
import type { Actor } from "../access/actor.ts";
import { canCall, keepsHotline } from "../access/case-rules.ts";
import { actsFor, isInsider } from "../access/scope.ts";
import { nextNumber } from "../database/next-number.ts";
import { badField, forbidden, notFound } from "../errors.ts";
import { tellCase } from "./change-case.ts";
import type { HotlineDependencies } from "./hotline-ports.ts";
import { getCase } from "./list-cases.ts";
import { peopleOfHotline } from "./people-of-hotline.ts";

/**
 * Takes a case in (受理), by whatever channel under one series of numbers; who keeps the line is told.
 * @throws not_found for an alliance that is not the actor's; forbidden for who has no seat in it
 * @throws bad_input on `organization` or `channel` that only a keeper may choose, on a firm outside the alliance
 */
export async function createCase(dependencies: HotlineDependencies, actor: Actor, input: CaseInput): Promise<CaseView> {
  const { models, inTransaction, ids, notify } = dependencies;
  const alliance = await models.alliances.findOne({ _id: input.alliance }, { county: 1 }).lean();
  const scope = { alliance: input.alliance, county: alliance?.county ?? "" };
  if (!alliance || !isInsider(actor, scope)) throw notFound();
  if (!canCall(actor, scope)) throw forbidden();
  const keeper = keepsHotline(actor, scope);
  if (input.channel !== "web" && !keeper) throw badField("channel", "not_allowed");
  const own = actor.seats.find((seat) => seat.organization !== null && (seat.alliance === alliance._id || seat.alliance === null));
  const organization = input.organization ?? (keeper ? null : (own?.organization ?? null));
  const onBehalf = input.organization !== undefined && !actsFor(actor, input.organization);
  if (onBehalf && !keeper) throw badField("organization", "not_allowed");
  const id = ids.next();
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    if (organization !== null && onBehalf) {
      const member = await models.memberships.exists({ alliance: alliance._id, organization, leftAt: null }).session(session);
      if (!member) throw badField("organization", "not_a_member");
    }
    const record: CaseRecord = {
      _id: id,
      alliance: alliance._id,
      county: alliance.county,
      number: await nextNumber(models, "cases", alliance._id, transaction),
      round: 1,
      title: input.title,
      text: input.text,
      topic: input.topic,
      channel: input.channel,
      confidential: input.confidential,
      state: "received",
      supervised: false,
      person: actor.person.id,
      callerName: input.callerName || actor.person.name,
      callerPhone: input.callerPhone,
      organization,
      onBehalf,
      unit: null,
      rule: "",
      dispatchedOn: null,
      workDays: null,
      due: null,
      overdueTold: false,
      reply: null,
      rating: null,
      log: [{ id: ids.next(), at, kind: "received", name: actor.person.name, text: "" }],
      revision: 0,
      createdAt: at,
    };
    await models.cases.create([record], { session });
    await tellCase(models, transaction, record);
    const keepers = await peopleOfHotline(models, record, transaction);
    await notify(transaction, keepers.filter((person) => person !== actor.person.id), {
      key: `case.received:${id}`,
      kind: "case_received",
      facts: { number: record.number, title: record.title },
      href: `/cases/${id}`,
    });
    transaction.audit({
      action: "case.receive",
      subject: { kind: "case", id },
      alliance: alliance._id,
      county: alliance.county,
      after: { number: record.number, channel: record.channel },
    });
  });
  return getCase(dependencies, actor, id);
}

import type { MemberInput } from "../../app/contracts/alliances.ts";
import type { Actor } from "../access/actor.ts";
import { canReadOrganization } from "../access/organization-rules.ts";
import type { Dependencies } from "../dependencies.ts";
import { badField } from "../errors.ts";
import { requireRevision } from "../require-revision.ts";
import { findOrganizationFacts } from "./organization-facts.ts";
import { requireKeptAlliance } from "./require-alliance.ts";

/**
 * Admits an organization to an alliance, or changes its places in the chain when it is a member already.
 * Emits `alliance.changed`.
 * @param revision of the alliance, where the caller names the one that it is based on
 * @throws not_found, forbidden, conflict `stale_revision`, bad_input on `organization` or `links`
 */
export async function admitMember(
  dependencies: Dependencies,
  actor: Actor,
  id: string,
  input: MemberInput,
  revision?: number,
): Promise<void> {
  const { models, inTransaction, ids } = dependencies;
  await inTransaction(actor, async (transaction) => {
    const { session, at } = transaction;
    const alliance = await requireKeptAlliance(dependencies, actor, id, session);
    requireRevision(revision, alliance);
    const known = new Set(alliance.links.map((link) => link.id));
    const stranger = input.links.findIndex((link) => !known.has(link));
    if (stranger !== -1) throw badField(`links.${stranger}`, "link_unknown");
    const { organization, leading } = input;
    const links = [...new Set(input.links)];
    const before = await models.memberships.findOneAndUpdate(
      { alliance: id, organization, leftAt: null },
      { $set: { links, leading } },
      { session, returnDocument: "before", lean: true },
    );
    if (!before) {
      const facts = await findOrganizationFacts(dependencies, organization, session);
      if (!facts || !canReadOrganization(actor, facts)) throw badField("organization", "unknown_record");
      const member = { _id: ids.next(), alliance: id, organization, links, leading, joinedAt: at, leftAt: null, leftCause: null };
      await models.memberships.create([member], { session });
    }
    transaction.emit(`alliance:${id}`, "alliance.changed", { alliance: id, what: "members", organization });
    transaction.audit({
      action: before ? "member.change" : "member.admit",
      subject: { kind: "organization", id: organization },
      alliance: id,
      county: alliance.county,
      ...(before && { before: { links: before.links, leading: before.leading } }),
      after: { links, leading },
    });
  });
}

import type { ClaimView } from "../../../app/contracts/policies.ts";
import type { SupplementInput } from "../../../app/contracts/policy-burden.ts";
import type { Actor } from "../../access/actor.ts";
import { canDecideClaim } from "../../access/policy-rules.ts";
import { badField, conflict, forbidden } from "../../errors.ts";
import { requireRevision } from "../../require-revision.ts";
import { shortText } from "../../short-text.ts";
import { noteClaim } from "../note-claim.ts";
import type { PolicyDependencies } from "../policy-dependencies.ts";
import { presentClaims } from "../present-claims.ts";
import { requireClaim } from "../require-claim.ts";
import { requirePolicy } from "../require-policy.ts";
import { heldPapers, paperKey } from "./held-papers.ts";
import { openSupplement } from "./open-supplement.ts";

/** The most requests on one claim. */
const MOST_REQUESTS = 20;

/**
 * The department asks for further papers on a claim under way; the firm is told. What the firm has handed in already is asked
 * for only with a reason, which is kept and counted.
 * @throws not_found, forbidden, conflict `stale_revision`, `claim_state` for a claim that is closed, `supplement_open` while the
 * last request is not answered, `supplement_limit`; bad_input on `papers.N.text` for one named twice, on `papers.N.reason` for
 * one already held
 */
export async function requestSupplement(
  dependencies: PolicyDependencies,
  actor: Actor,
  at: { policy: string; claim: string },
  { papers }: SupplementInput,
  revision: number | undefined,
): Promise<ClaimView> {
  const { models, inTransaction, notify } = dependencies;
  const policy = await requirePolicy(dependencies, actor, at.policy);
  const keys = papers.map(({ text }) => paperKey(text));
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice !== -1) throw badField(`papers.${twice}.text`, "paper_twice");
  const claim = await inTransaction(actor, async (transaction) => {
    const { session } = transaction;
    const before = await requireClaim(dependencies, actor, { ...at, session });
    if (!canDecideClaim(actor, before)) throw forbidden();
    requireRevision(revision, before);
    if (before.closedAt) throw conflict("claim_state");
    if (openSupplement(before)) throw conflict("supplement_open");
    const earlier = before.supplements ?? [];
    if (earlier.length >= MOST_REQUESTS) throw conflict("supplement_limit", { most: MOST_REQUESTS });
    const held = await heldPapers(models, { organization: before.organization, county: before.county, own: before._id }, session);
    const without = papers.findIndex(({ reason }, index) => held.has(keys[index]!) && !reason);
    if (without !== -1) throw badField(`papers.${without}.reason`, "paper_held");
    const asked = papers.map(({ text, reason }, index) => ({ text, reason: held.has(keys[index]!) ? reason! : null }));
    const changes = {
      revision: before.revision + 1,
      supplements: [...earlier, { papers: asked, askedAt: transaction.at, askedBy: actor.person.name, answeredAt: null, answeredBy: null, note: "" }],
    };
    const written = await models.claims.updateOne({ _id: before._id, revision: before.revision }, { $set: changes }, { session });
    if (written.matchedCount === 0) throw conflict("stale_revision");
    const after = { ...before, ...changes };
    const named = asked.map(({ text }) => text).join("、");
    noteClaim(transaction, after, "claim.supplement_asked", before, named);
    await notify(transaction, await dependencies.peopleActingFor(transaction, before.organization), {
      key: `claim:${before._id}:supplement:${changes.revision}`,
      kind: "claim_supplement_asked",
      facts: { title: policy.title, papers: shortText(named) },
      href: `/policies/${policy._id}`,
    });
    return after;
  });
  return (await presentClaims(dependencies, actor, [claim]))[0]!;
}

import type { ClaimView } from "../../../app/contracts/policies.ts";
import type { SupplementInput } from "../../../app/contracts/policy-burden.ts";
import type { Actor } from "../../access/actor.ts";
import { canDecideClaim } from "../../access/policy-rules.ts";
import { badField, conflict } from "../../errors.ts";
import { shortText } from "../../short-text.ts";
import type { PolicyDependencies } from "../policy-dependencies.ts";
import { reviseClaim } from "../revise-claim.ts";
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
  const keys = papers.map(({ text }) => paperKey(text));
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  return reviseClaim(dependencies, actor, at, revision, {
    allow: (claim) => canDecideClaim(actor, claim),
    async work(before, transaction) {
      if (twice !== -1) throw badField(`papers.${twice}.text`, "paper_twice");
      if (before.closedAt) throw conflict("claim_state");
      if (openSupplement(before)) throw conflict("supplement_open");
      const earlier = before.supplements ?? [];
      if (earlier.length >= MOST_REQUESTS) throw conflict("supplement_limit", { most: MOST_REQUESTS });
      const held = await heldPapers(dependencies.models, { organization: before.organization, county: before.county, own: before._id }, transaction.session);
      const without = papers.findIndex(({ reason }, index) => held.has(keys[index]!) && !reason);
      if (without !== -1) throw badField(`papers.${without}.reason`, "paper_held");
      const asked = papers.map(({ text, reason }, index) => ({ text, reason: held.has(keys[index]!) ? reason! : null }));
      const named = asked.map(({ text }) => text).join("、");
      return {
        changes: { supplements: [...earlier, { papers: asked, askedAt: transaction.at, askedBy: actor.person.name, answeredAt: null, answeredBy: null, note: "" }] },
        action: "claim.supplement_asked",
        reason: named,
        tells: before.organization,
        notice: { key: `supplement:${before.revision + 1}`, kind: "claim_supplement_asked", facts: { papers: shortText(named) } },
      };
    },
  });
}

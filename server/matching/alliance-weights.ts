import type { WeightsInput, WeightsPreviewView, WeightsView } from "../../app/contracts/match-preview.ts";
import type { Actor } from "../access/actor.ts";
import { canKeepMatching } from "../access/match-rules.ts";
import { isInsider } from "../access/scope.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { defaultWeights } from "./engine/score/weights.ts";
import { queryFor, weightsOf } from "./engine-query.ts";
import type { MatchingDependencies } from "./ports.ts";
import { presentListings } from "./present-listings.ts";

async function requireAlliance({ models }: MatchingDependencies, actor: Actor, id: string) {
  const alliance = await models.alliances.findOne({ _id: id }).lean();
  if (!alliance || !isInsider(actor, { alliance: id, county: alliance.county })) throw notFound();
  return alliance;
}

/** The alliance's weights and the defaults. @throws not_found for outsiders */
export async function getWeights(dependencies: MatchingDependencies, actor: Actor, id: string): Promise<WeightsView> {
  const alliance = await requireAlliance(dependencies, actor, id);
  return { weights: { ...defaultWeights, ...alliance.weights }, defaults: defaultWeights, revision: alliance.revision };
}

/**
 * Changes the alliance's weights; suggestions made from now on are scored by them.
 * Writes the alliance, an audit record and `alliance.changed`.
 * @throws forbidden for members, conflict `stale_revision`
 */
export async function changeWeights(
  dependencies: MatchingDependencies,
  actor: Actor,
  id: string,
  weights: WeightsInput,
  revision: number | undefined,
): Promise<WeightsView> {
  const { models, inTransaction } = dependencies;
  const alliance = await requireAlliance(dependencies, actor, id);
  if (!canKeepMatching(actor, { alliance: id, county: alliance.county })) throw forbidden();
  await inTransaction(actor, async (transaction) => {
    const changed = await models.alliances.updateOne(
      { _id: id, revision: revision ?? alliance.revision },
      { $set: { weights }, $inc: { revision: 1 } },
      { session: transaction.session },
    );
    if (changed.modifiedCount === 0) throw conflict("stale_revision");
    transaction.audit({
      action: "alliance.weights",
      subject: { kind: "alliance", id },
      alliance: id,
      county: alliance.county,
      before: { weights: alliance.weights },
      after: { weights },
    });
    transaction.emit(`alliance:${id}`, "alliance.changed", { alliance: id, part: "weights" });
  });
  return getWeights(dependencies, actor, id);
}

/**
 * How the candidates of one listing would be ordered under other weights. Stores nothing.
 * @throws not_found when the actor may see neither alliance nor listing, forbidden for members
 */
export async function previewWeights(
  dependencies: MatchingDependencies,
  actor: Actor,
  id: string,
  input: { listing: string; weights: WeightsInput },
): Promise<WeightsPreviewView> {
  const alliance = await requireAlliance(dependencies, actor, id);
  if (!canKeepMatching(actor, { alliance: id, county: alliance.county })) throw forbidden();
  const listing = await dependencies.requireListing(actor, input.listing);
  const query = await queryFor(dependencies, listing, { limit: 10, weights: await weightsOf(dependencies, id) });
  const { before, after, moves } = await dependencies.engine.preview(query, input.weights);
  const listings = await presentListings(dependencies, moves.map((move) => move.id));
  const scoreIn = (result: typeof before, which: string) =>
    result.suggestions.find((suggestion) => suggestion.id === which)?.score ?? null;
  return {
    moves: moves.flatMap((move) => {
      const found = listings.get(move.id);
      if (!found) return [];
      return [
        { listing: found, before: move.before, after: move.after, scoreBefore: scoreIn(before, move.id), scoreAfter: scoreIn(after, move.id) },
      ];
    }),
  };
}

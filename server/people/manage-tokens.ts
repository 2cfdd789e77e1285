import type { z } from "zod";
import type { TokenView, tokenInput } from "../../app/contracts/people.ts";
import type { TokenRecord } from "../../models/token.ts";
import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { notFound } from "../errors.ts";
import { hashSecret, newSecret } from "../secrets.ts";

function presentToken(token: TokenRecord): TokenView {
  return {
    id: token._id,
    name: token.name,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  };
}

/** The actor's API tokens, newest first. */
export async function listTokens({ models }: Dependencies, actor: Actor): Promise<TokenView[]> {
  const tokens = await models.tokens.find({ person: actor.person.id }).sort({ createdAt: -1 }).limit(100).lean();
  return tokens.map(presentToken);
}

/** Makes an API token; the reply is the only place where it is ever shown. */
export async function createToken(
  { models, inTransaction, ids }: Dependencies,
  actor: Actor,
  input: z.output<typeof tokenInput>,
): Promise<TokenView> {
  const secret = `lm_${newSecret()}`;
  return inTransaction(actor, async (transaction) => {
    const token: TokenRecord = {
      _id: ids.next(),
      hash: hashSecret(secret),
      person: actor.person.id,
      name: input.name,
      createdAt: transaction.at,
      expiresAt: new Date(transaction.at.getTime() + input.days * 86_400_000),
      lastUsedAt: null,
    };
    await models.tokens.create([token], { session: transaction.session });
    transaction.audit({ action: "token.create", subject: { kind: "token", id: token._id } });
    return { ...presentToken(token), token: secret };
  });
}

/**
 * Revokes one of the actor's tokens; sockets opened with it close.
 * @throws not_found when the actor has no such token
 */
export async function revokeToken({ models, inTransaction }: Dependencies, actor: Actor, id: string): Promise<void> {
  await inTransaction(actor, async (transaction) => {
    const revoked = await models.tokens.findOneAndDelete(
      { _id: id, person: actor.person.id },
      { session: transaction.session },
    );
    if (!revoked) throw notFound();
    transaction.audit({ action: "token.revoke", subject: { kind: "token", id } });
    transaction.emit(`user:${actor.person.id}`, "session.ended", { token: id });
  });
}

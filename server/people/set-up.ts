import { createHmac, timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import { writeCause } from "../../app/contracts/causes.ts";
import type { InvitedView, invitationAcceptance, setupInput } from "../../app/contracts/people.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError, badField, conflict } from "../errors.ts";
import { checkPassword, fitsPassword, hashPassword } from "./passwords.ts";
import { hashSecret } from "../secrets.ts";
import { openSession } from "./sessions.ts";

/** The token of the set-up link: known to who can read the hub's own log, useless once a person exists. Pure. */
export const setupToken = (secret: string): string => createHmac("sha256", secret).update("first-run set-up").digest("base64url");

/** Whether nobody has an account yet. */
export async function needsSetUp({ models }: Dependencies): Promise<boolean> {
  return (await models.people.findOne({}, { _id: 1 }).lean()) === null;
}

/**
 * Creates the first administrator from the set-up link and signs them in.
 * @throws forbidden `setup_link` for a wrong link, conflict `already_set_up` once somebody exists
 */
export async function setUp(
  dependencies: Dependencies & { secret: string },
  input: z.output<typeof setupInput>,
  visitor: { device: string },
): Promise<{ token: string; expiresAt: Date }> {
  const { models, inTransaction, ids, secret } = dependencies;
  const expected = Buffer.from(setupToken(secret));
  const given = Buffer.from(input.token);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new AppError("forbidden", { reason: "setup_link" });
  }
  checkPassword(input.password, "password");
  const passwordHash = await hashPassword(input.password);
  const person = await inTransaction(null, async (transaction) => {
    const { session, at } = transaction;
    // The counter makes two simultaneous set-ups touch the same document: only one can win.
    const first = await models.counters.findOneAndUpdate(
      { _id: "set-up" },
      { $inc: { value: 1 } },
      { session, upsert: true, returnDocument: "after", lean: true },
    );
    const somebody = await models.people.findOne({}, { _id: 1 }, { session }).lean();
    if (first!.value !== 1 || somebody) throw conflict("already_set_up");
    const id = ids.next();
    await models.people.create(
      [
        {
          _id: id,
          account: input.account,
          accountKey: input.account.toLowerCase(),
          name: input.name,
          locale: "zh-CN",
          passwordHash,
          passwordChangedAt: at,
          revision: 0,
          createdAt: at,
        },
      ],
      { session },
    );
    await models.seats.create(
      [
        {
          _id: ids.next(),
          person: id,
          role: "administrator",
          organization: null,
          alliance: null,
          county: null,
          from: at,
          until: null,
          cause: writeCause("set_up"),
        },
      ],
      { session },
    );
    transaction.audit({ action: "hub.set-up", subject: { kind: "person", id } });
    return id;
  });
  return openSession(dependencies, person, visitor.device);
}

/**
 * Sets a person's password with the one-time link they were given, and says by which account they sign in.
 * @throws forbidden `setup_link` when the link is wrong, used or too old; bad_input on `password` when it is weak or the
 *   one that the person has already
 */
export async function acceptInvitation(
  { models, inTransaction, clock }: Dependencies,
  input: z.output<typeof invitationAcceptance>,
): Promise<InvitedView> {
  checkPassword(input.password, "password");
  const invited = { "invitation.hash": hashSecret(input.token), "invitation.expiresAt": { $gt: clock.now() } };
  const before = await models.people.findOne(invited, { passwordHash: 1 }).lean();
  if (before?.passwordHash && (await fitsPassword(before.passwordHash, input.password))) throw badField("password", "password_unchanged");
  const passwordHash = await hashPassword(input.password);
  return inTransaction(null, async (transaction) => {
    const person = await models.people.findOneAndUpdate(
      invited,
      { $set: { passwordHash, passwordChangedAt: transaction.at }, $unset: { invitation: 1 } },
      { session: transaction.session },
    );
    if (!person) throw new AppError("forbidden", { reason: "setup_link" });
    // Whoever had the old password may have bound an account of their own.
    await models.outsideAccounts.deleteMany({ person: person._id }, { session: transaction.session });
    transaction.audit({ action: "person.password", subject: { kind: "person", id: person._id } });
    return { account: person.account };
  });
}

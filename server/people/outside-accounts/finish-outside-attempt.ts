import { outsideLabel, type OutsideProvider, type OutsideReturn } from "../../../app/contracts/outside-accounts.ts";
import type { OutsideAttemptRecord } from "../../../models/outside-attempt.ts";
import type { Actor } from "../../access/actor.ts";
import { takenAs } from "../../database/is-taken.ts";
import { AppError, conflict } from "../../errors.ts";
import { hashSecret } from "../../secrets.ts";
import { requireUnlocked } from "../failed-attempts.ts";
import { requireCode } from "../second-factor/require-code.ts";
import { openSession } from "../sessions.ts";
import { type OutsideAccountDependencies, redirectOf } from "./outside-account-dependencies.ts";
import type { OutsideIdentity } from "./providers/provider.ts";

/** What came of it; with a session where somebody was signed in. */
export type Finished = { outcome: "linked" | "unbound"; to: string } | { outcome: "signed_in"; to: string; session: { token: string; expiresAt: Date } };

/** What a browser shows of itself. */
interface Returned {
  address: string;
  device: string;
  /** What it holds since the beginning. */
  attempt: string | undefined;
}

const over = () => new AppError("gone", { reason: "outside_over" });

/**
 * Ends what was begun, once the provider has sent the browser back: signs the person in whose account it is, or binds it to the actor's. Where
 * the account asks for a code, what the provider said is kept until one was entered; where it is bound to nobody, until `bindReturned`.
 * @throws gone `outside_over` when nothing was begun in this browser, it took too long, or the answer was taken already; signed_out
 *   `outside_declined`, `outside_refused`; conflict `outside_taken`; bad_input on `code`; rate_limited; unavailable
 */
export async function finishOutsideAttempt(
  dependencies: OutsideAccountDependencies,
  actor: Actor | null,
  { search, code }: OutsideReturn,
  visitor: Returned,
): Promise<Finished> {
  const { models } = dependencies;
  const attempt = await requireAttempt(dependencies, visitor);
  const identity = attempt.identity ?? (await identify(dependencies, attempt, new URLSearchParams(search)));
  const finished = attempt.person === null ? await signIn(dependencies, attempt, identity, code, visitor) : await link(dependencies, actor, attempt, identity);
  if (finished.outcome !== "unbound") await models.outsideAttempts.deleteOne({ _id: attempt._id });
  return finished;
}

/**
 * Binds the account elsewhere with which somebody came back, and which signed nobody in, to the actor, who has just signed in by a password in
 * the same browser.
 * @throws gone `outside_over` when nobody came back in this browser, or it took too long; conflict `outside_taken`
 */
export async function bindReturned(dependencies: OutsideAccountDependencies, actor: Actor, visitor: Pick<Returned, "attempt">): Promise<void> {
  const attempt = await requireAttempt(dependencies, visitor);
  if (!attempt.identity || attempt.person !== null) throw over();
  await bind(dependencies, actor, attempt.provider, attempt.identity);
  await dependencies.models.outsideAttempts.deleteOne({ _id: attempt._id });
}

async function requireAttempt({ models, clock }: OutsideAccountDependencies, { attempt }: Pick<Returned, "attempt">): Promise<OutsideAttemptRecord> {
  const found = attempt === undefined ? null : await models.outsideAttempts.findOne({ _id: hashSecret(attempt), expiresAt: { $gt: clock.now() } }).lean();
  if (!found) throw over();
  return found;
}

/** Who the provider says came back; it is asked once, whatever comes of it. */
async function identify({ models, providers, outsideSeal, baseUrl }: OutsideAccountDependencies, attempt: OutsideAttemptRecord, query: URLSearchParams): Promise<OutsideIdentity> {
  const { _id, provider, nonce } = attempt;
  const state = query.get("state") ?? "";
  const chosen = providers.get(provider);
  const verifier = outsideSeal.open(attempt.verifier);
  if (hashSecret(state) !== attempt.state || !chosen || verifier === null) throw over();
  const taken = await models.outsideAttempts.updateOne({ _id, taken: false }, { $set: { taken: true } });
  if (taken.modifiedCount !== 1) throw over();
  const identity = await chosen.identify(query, { redirect: redirectOf(baseUrl, provider), state, nonce, verifier });
  await models.outsideAttempts.updateOne({ _id }, { $set: { identity } });
  return identity;
}

async function signIn(
  dependencies: OutsideAccountDependencies,
  { provider, to }: OutsideAttemptRecord,
  { realm, subject }: OutsideIdentity,
  code: string | undefined,
  { address, device }: { address: string; device: string },
): Promise<Finished> {
  const { models, clock, attempts } = dependencies;
  const account = await models.outsideAccounts.findOne({ provider, realm, subject }).lean();
  const person = account && (await models.people.findOne({ _id: account.person }).lean());
  if (!person || person.disabledAt) return { outcome: "unbound", to };
  const key = `${person.accountKey}|${address}`;
  if (person.secondFactor) {
    await requireUnlocked(attempts, key);
    await requireCode(dependencies, person, code, key);
  }
  await models.outsideAccounts.updateOne({ _id: account._id }, { $set: { lastUsedAt: clock.now() } });
  return { outcome: "signed_in", to, session: await openSession(dependencies, person._id, device) };
}

/** Whoever was signed in when it began has to be still: a shared computer may have changed hands. */
async function link(dependencies: OutsideAccountDependencies, actor: Actor | null, { provider, person, to }: OutsideAttemptRecord, identity: OutsideIdentity): Promise<Finished> {
  if (actor?.person.id !== person) throw over();
  await bind(dependencies, actor, provider, identity);
  return { outcome: "linked", to };
}

async function bind({ models, inTransaction, ids }: OutsideAccountDependencies, actor: Actor, provider: OutsideProvider, { realm, subject, label }: OutsideIdentity): Promise<void> {
  const known = await models.outsideAccounts.findOne({ provider, realm, subject }).lean();
  if (known?.person === actor.person.id) return;
  if (known) throw conflict("outside_taken");
  const shown = outsideLabel.safeParse(Array.from(label ?? "").slice(0, 60).join(""));
  await inTransaction(actor, async (transaction) => {
    const id = ids.next();
    const account = { _id: id, person: actor.person.id, provider, realm, subject, label: shown.success ? shown.data : null, linkedAt: transaction.at, lastUsedAt: null };
    await models.outsideAccounts.create([account], { session: transaction.session }).catch(takenAs(() => conflict("outside_taken")));
    transaction.audit({ action: "outside_account.link", subject: { kind: "outside_account", id }, after: { provider } });
  });
}

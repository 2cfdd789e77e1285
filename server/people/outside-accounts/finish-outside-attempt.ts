import { type OutsideDoneView, outsideLabel, type OutsideReturn } from "../../../app/contracts/outside-accounts.ts";
import type { OutsideAttemptRecord } from "../../../models/outside-attempt.ts";
import type { Actor } from "../../access/actor.ts";
import { AppError } from "../../errors.ts";
import { hashSecret } from "../../secrets.ts";
import { requireCode } from "../second-factor/require-code.ts";
import { openSession } from "../sessions.ts";
import { bindAccount } from "./bind-account.ts";
import { noteUnanswered } from "./note-unanswered.ts";
import { type OutsideAccountDependencies, redirectOf } from "./outside-account-dependencies.ts";
import type { OutsideIdentity } from "./providers/provider.ts";
import { attemptOver, requireAttempt, type ReturningBrowser } from "./require-attempt.ts";

/** What came of it; with a session where somebody was signed in. */
export interface Finished extends OutsideDoneView {
  session: { token: string; expiresAt: Date } | null;
}

/**
 * Ends what was begun, once the provider has sent the browser back: signs the person in whose account it is, or binds it to the actor's. Where
 * the account asks for a code, what the provider said is kept until one was entered; where it is bound to nobody, until `signInAndBind`.
 * @throws gone `outside_over` when nothing was begun in this browser, it took too long, or the answer was taken already; signed_out
 *   `outside_declined`, `outside_refused`, `outside_other_corp`; conflict `outside_taken`; bad_input on `code`; rate_limited; unavailable
 */
export async function finishOutsideAttempt(dependencies: OutsideAccountDependencies, actor: Actor | null, { search, code }: OutsideReturn, browser: ReturningBrowser): Promise<Finished> {
  const attempt = await requireAttempt(dependencies, browser);
  const query = new URLSearchParams(search);
  if (hashSecret(query.get("state") ?? "") !== attempt.state) throw attemptOver();
  const identity = attempt.identity ?? (await identify(dependencies, attempt, query));
  return attempt.person === null ? signIn(dependencies, attempt, identity, code, browser) : link(dependencies, actor, attempt, identity);
}

/** Who the provider says came back. Its answer is good once; where it could not be asked, it may be asked again. */
async function identify({ models, log, providers, outsideSeal, baseUrl }: OutsideAccountDependencies, attempt: OutsideAttemptRecord, query: URLSearchParams): Promise<OutsideIdentity> {
  const { _id, provider, nonce } = attempt;
  const chosen = providers.get(provider);
  const verifier = outsideSeal.open(attempt.verifier);
  if (!chosen || verifier === null) throw attemptOver();
  const taken = await models.outsideAttempts.updateOne({ _id, taken: false }, { $set: { taken: true } });
  if (taken.modifiedCount !== 1) throw attemptOver();
  const attempted = { redirect: redirectOf(baseUrl, provider), state: query.get("state")!, nonce, verifier };
  try {
    const told = await chosen.identify(query, attempted).catch(noteUnanswered(log, provider));
    const identity = { ...told, label: shownLabel(told.label) };
    await models.outsideAttempts.updateOne({ _id }, { $set: { identity } });
    return identity;
  } catch (error) {
    if (error instanceof AppError && error.code === "unavailable") await models.outsideAttempts.updateOne({ _id }, { $set: { taken: false } });
    throw error;
  }
}

/** What a provider calls somebody, as it can be shown; null where nothing of it can. Pure. */
function shownLabel(label: string | null): string | null {
  const shown = outsideLabel.safeParse(Array.from(label ?? "").slice(0, 60).join(""));
  return shown.success ? shown.data : null;
}

async function signIn(
  dependencies: OutsideAccountDependencies,
  { _id, provider, to }: OutsideAttemptRecord,
  { realm, subject, label }: OutsideIdentity,
  code: string | undefined,
  { device }: ReturningBrowser,
): Promise<Finished> {
  const { models, clock } = dependencies;
  const account = await models.outsideAccounts.findOne({ provider, realm, subject }).lean();
  const person = account && (await models.people.findOne({ _id: account.person }).lean());
  if (!person || person.disabledAt) return { outcome: "unbound", to, label, session: null };
  if (person.secondFactor) await requireCode(dependencies, person, code);
  // Of two that come at a moment one signs in.
  const ended = await models.outsideAttempts.deleteOne({ _id });
  if (ended.deletedCount !== 1) throw attemptOver();
  await models.outsideAccounts.updateOne({ _id: account._id }, { $set: { lastUsedAt: clock.now() } });
  return { outcome: "signed_in", to, label: account.label, session: await openSession(dependencies, person._id, device) };
}

/** Whoever was signed in when it began has to be still: a shared computer may have changed hands. Told again when asked again. */
async function link(dependencies: OutsideAccountDependencies, actor: Actor | null, { provider, person, to }: OutsideAttemptRecord, identity: OutsideIdentity): Promise<Finished> {
  if (actor?.person.id !== person) throw attemptOver();
  await bindAccount(dependencies, actor, provider, identity);
  return { outcome: "linked", to, label: identity.label, session: null };
}

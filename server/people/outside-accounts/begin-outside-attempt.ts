import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { OutsideProvider, OutsideProviderView, outsideLinkInput, outsideSignInInput } from "../../../app/contracts/outside-accounts.ts";
import type { Actor } from "../../access/actor.ts";
import { AppError, notFound } from "../../errors.ts";
import { hashSecret, newSecret } from "../../secrets.ts";
import { requireOwnPassword } from "../require-own-password.ts";
import { noteUnanswered } from "./note-unanswered.ts";
import { type OutsideAccountDependencies, redirectOf } from "./outside-account-dependencies.ts";

/** How long somebody may be on the way, a code from the phone included. */
const ON_THE_WAY_MS = 10 * 60_000;

/** Ways that may be begun from one address in a quarter of an hour: an office has one, and each is kept for a while. */
const MOST_BEGUN = 300;

/** Who begins, as far as a browser tells. */
interface Visiting {
  address: string;
  device: string;
}

/** Where the browser goes, and what it holds meanwhile: only with it can the way be ended. */
interface Begun {
  address: string;
  token: string;
  expiresAt: Date;
}

/** The providers that this hub was set up with, in the order in which they are offered. */
export function listOutsideProviders({ providers }: OutsideAccountDependencies): OutsideProviderView[] {
  return [...providers].map(([provider, { name }]) => ({ provider, name }));
}

/** One of them, by its name in an address. @throws not_found for one that this hub was not set up with */
export async function getOutsideProvider({ providers }: OutsideAccountDependencies, provider: string): Promise<OutsideProviderView> {
  const found = [...providers].find(([name]) => name === provider);
  if (!found) throw notFound();
  return { provider: found[0], name: found[1].name };
}

/** Begins signing somebody in with an account elsewhere. @throws not_found for a provider that this hub was not set up with; unavailable */
export function beginOutsideSignIn(dependencies: OutsideAccountDependencies, { provider, to }: z.output<typeof outsideSignInInput>, visitor: Visiting): Promise<Begun> {
  return begin(dependencies, provider, { person: null, to }, visitor);
}

/**
 * Begins binding an account elsewhere to the actor's own.
 * @throws bad_input on `password` when it is wrong; not_found for a provider that this hub was not set up with; unavailable
 */
export async function beginOutsideLink(
  dependencies: OutsideAccountDependencies,
  actor: Actor,
  { provider, password }: z.output<typeof outsideLinkInput>,
  visitor: Visiting,
): Promise<Begun> {
  await requireOwnPassword(dependencies, actor, password);
  return begin(dependencies, provider, { person: actor.person.id, to: "/me" }, visitor);
}

async function begin(
  { models, clock, log, providers, attempts, outsideSeal, baseUrl }: OutsideAccountDependencies,
  provider: OutsideProvider,
  { person, to }: { person: string | null; to: string },
  { address, device }: Visiting,
): Promise<Begun> {
  const chosen = providers.get(provider);
  if (!chosen) throw notFound();
  const begun = await attempts.penalty(`${address}|outside`);
  if (begun.consumedPoints > MOST_BEGUN) throw new AppError("rate_limited", { retryAfterMs: begun.msBeforeNext });
  const [token, nonce, verifier] = [newSecret(), newSecret(), newSecret()];
  // 企业微信 takes letters and digits only.
  const state = randomBytes(32).toString("hex");
  const target = await chosen.addressOf({ redirect: redirectOf(baseUrl, provider), state, nonce, verifier }, device).catch(noteUnanswered(log, provider));
  const expiresAt = new Date(clock.now().getTime() + ON_THE_WAY_MS);
  await models.outsideAttempts.create({
    _id: hashSecret(token),
    provider,
    person,
    to,
    state: hashSecret(state),
    nonce,
    verifier: outsideSeal.seal(verifier),
    taken: false,
    expiresAt,
  });
  return { address: target, token, expiresAt };
}

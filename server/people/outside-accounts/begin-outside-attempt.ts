import type { z } from "zod";
import type { OutsideProvider, OutsideProviderView, outsideLinkInput, outsideSignInInput } from "../../../app/contracts/outside-accounts.ts";
import type { Actor } from "../../access/actor.ts";
import { notFound } from "../../errors.ts";
import { hashSecret, newSecret } from "../../secrets.ts";
import { requireOwnPassword } from "../require-own-password.ts";
import { type OutsideAccountDependencies, redirectOf } from "./outside-account-dependencies.ts";

/** How long somebody may be on the way, a code from the phone included. */
const ON_THE_WAY_MS = 10 * 60_000;

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
export function beginOutsideSignIn(dependencies: OutsideAccountDependencies, { provider, to }: z.output<typeof outsideSignInInput>, visitor: { device: string }): Promise<Begun> {
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
  visitor: { device: string },
): Promise<Begun> {
  await requireOwnPassword(dependencies, actor, password);
  return begin(dependencies, provider, { person: actor.person.id, to: "/me" }, visitor);
}

async function begin(
  { models, clock, providers, outsideSeal, baseUrl }: OutsideAccountDependencies,
  provider: OutsideProvider,
  { person, to }: { person: string | null; to: string },
  { device }: { device: string },
): Promise<Begun> {
  const chosen = providers.get(provider);
  if (!chosen) throw notFound();
  const [token, state, nonce, verifier] = [newSecret(), newSecret(), newSecret(), newSecret()];
  const address = await chosen.addressOf({ redirect: redirectOf(baseUrl, provider), state, nonce, verifier }, device);
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
  return { address, token, expiresAt };
}

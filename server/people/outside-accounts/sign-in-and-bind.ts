import type { SignInInput } from "../../../app/contracts/people.ts";
import { badField } from "../../errors.ts";
import { findActor } from "../resolve-actor.ts";
import { hashSecret } from "../../secrets.ts";
import { signIn } from "../sign-in.ts";
import { bindAccount, requireFree } from "./bind-account.ts";
import type { OutsideAccountDependencies } from "./outside-account-dependencies.ts";
import { attemptOver, requireAttempt, type ReturningBrowser } from "./require-attempt.ts";

/**
 * Signs a person in by password, and binds the account elsewhere with which somebody has just come back in the same browser, and which was bound
 * to nobody. What cannot be bound is known before a code of the second factor is used up.
 * @throws what `signIn` throws; gone `outside_over` when nobody came back from that provider in this browser, or it took too long; conflict
 *   `outside_taken`
 */
export async function signInAndBind(
  dependencies: OutsideAccountDependencies & { demo: boolean },
  { bindsReturned: provider, ...input }: SignInInput,
  browser: ReturningBrowser,
): Promise<{ token: string; expiresAt: Date }> {
  const { models } = dependencies;
  if (input.password === undefined) throw badField("password", "required");
  const attempt = await requireAttempt(dependencies, browser);
  if (!attempt.identity || attempt.person !== null || attempt.provider !== provider) throw attemptOver();
  await requireFree(dependencies, provider, attempt.identity, null);
  const { person, ...opened } = await signIn(dependencies, input, browser);
  try {
    const actor = await findActor(dependencies, person);
    if (!actor) throw attemptOver();
    await bindAccount(dependencies, actor, provider, attempt.identity);
  } catch (error) {
    // No browser will hold it.
    await models.sessions.deleteOne({ _id: hashSecret(opened.token) });
    throw error;
  }
  await models.outsideAttempts.deleteOne({ _id: attempt._id });
  return opened;
}

import type { PersonRecord } from "../../../models/person.ts";
import { badField } from "../../errors.ts";
import { type AttemptDependencies, countAttempt, requireUnlocked } from "../failed-attempts.ts";
import { takeCode } from "./take-code.ts";

/**
 * Asks who has shown a first proof for a code, which is used up by that. Wrong codes count for the account itself, too: only who has the first
 * proof can enter any, so nobody else can lock it, and guessing six digits from many addresses leads nowhere.
 * @param key by which failures from this address are counted
 * @throws bad_input on `code` when it is missing, wrong or used; rate_limited `too_many_attempts`
 */
export async function requireCode(dependencies: AttemptDependencies, person: PersonRecord, code: string | undefined, key: string): Promise<void> {
  const { attempts } = dependencies;
  const codeKey = `${person.accountKey}|code`;
  await requireUnlocked(attempts, codeKey);
  if (code === undefined) throw badField("code", "second_code_needed");
  await countAttempt(attempts, codeKey);
  if (await takeCode(dependencies, person, code)) {
    await attempts.delete(codeKey);
    return;
  }
  await attempts.penalty(key);
  throw badField("code", "second_code_wrong");
}

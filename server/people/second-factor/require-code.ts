import type { PersonRecord } from "../../../models/person.ts";
import { badField } from "../../errors.ts";
import { type AttemptDependencies, countAttempt, requireUnlocked } from "../failed-attempts.ts";
import { takeCode } from "./take-code.ts";

/**
 * Asks who has shown a first proof for a code, which is used up by that. Wrong codes count for the account, wherever they come from: only who
 * has the first proof can enter any, so nobody else can lock it, and guessing six digits from many addresses leads nowhere.
 * @throws bad_input on `code` when it is missing, wrong or used; rate_limited `too_many_attempts`
 */
export async function requireCode(dependencies: AttemptDependencies, person: PersonRecord, code: string | undefined): Promise<void> {
  const { attempts } = dependencies;
  const codeKey = `${person.accountKey}|code`;
  await requireUnlocked(attempts, codeKey);
  if (code === undefined) throw badField("code", "second_code_needed");
  await countAttempt(attempts, codeKey);
  if (!(await takeCode(dependencies, person, code))) throw badField("code", "second_code_wrong");
  await attempts.delete(codeKey);
}

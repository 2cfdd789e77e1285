import type { Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import type { Request } from "./request.ts";

type WriteError = { index: number; code: number; errmsg: string; [detail: string]: Writable };

/**
 * Runs the statements of a write one after the other, gathering errors as the driver expects them. The first ends them if they are ordered, and
 * in a transaction, which it ends too.
 */
export function runStatements<One>(request: Request, statements: readonly One[], run: (statement: One, index: number) => void): { writeErrors?: WriteError[] } {
  const endsAtFirst = request.flag("ordered", true) || request.transaction !== undefined;
  const writeErrors: WriteError[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!isWriteError(error)) throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...(Object.fromEntries(error.details) as { [name: string]: Writable }) });
      if (endsAtFirst) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

/** Conflicts and overlong times end the whole command; everything else belongs to its statement. */
function isWriteError(error: unknown): error is StoreError {
  return error instanceof StoreError && error.code !== 112 && error.code !== 50;
}

import type { Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";

/** Runs the statements of a bulk write one after the other, gathering errors as the driver expects them. */
export function runStatements<T>(statements: readonly T[], ordered: boolean, run: (statement: T, index: number) => void): { [name: string]: Writable } {
  const writeErrors: Writable[] = [];
  for (let index = 0; index < statements.length; index++) {
    try {
      run(statements[index]!, index);
    } catch (error) {
      if (!isWriteError(error)) throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...(Object.fromEntries(error.details) as { [name: string]: Writable }) });
      if (ordered) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

/** Conflicts and overlong times end the whole command; everything else belongs to its statement. */
function isWriteError(error: unknown): error is StoreError {
  return error instanceof StoreError && ![112, 50, 257].includes(error.code);
}

import type { InTransaction } from "./transaction.ts";

/** The same, for callers whose transactions want the same records: at the same time they would undo one another. */
export function inTurns(inTransaction: InTransaction): InTransaction {
  const turns = createTurns();
  return async (actor, work) => {
    const end = await turns.take();
    try {
      return await inTransaction(actor, work);
    } finally {
      end();
    }
  };
}

/** Lets one after another do something, in the order in which they asked. */
export interface Turns {
  /** Resolves when it is the caller's turn; the next begins when he calls what it gives. */
  take(): Promise<() => void>;
}

export function createTurns(): Turns {
  let last = Promise.resolve();
  return {
    async take() {
      const before = last;
      let end!: () => void;
      last = new Promise<void>((resolve) => (end = resolve));
      await before;
      return end;
    },
  };
}

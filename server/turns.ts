/** Lets one after another do something, in the order in which they asked. */
export interface Turns {
  /** Resolves when it is the caller's turn; the next begins when he calls what it gives. */
  take(): Promise<() => void>;
  /** Does a work in its turn, which ends with it, also where it fails. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createTurns(): Turns {
  let last = Promise.resolve();
  const take = async () => {
    const before = last;
    let end!: () => void;
    last = new Promise<void>((resolve) => (end = resolve));
    await before;
    return end;
  };
  return {
    take,
    async run(work) {
      const end = await take();
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}

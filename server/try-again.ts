/**
 * Does a work anew while it fails for a reason that passes, at most `attempts` times in all.
 * @throws the work's error: one that does not pass at once, else the last
 */
export async function tryAgain<Result>(attempts: number, passes: (error: unknown) => boolean, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!passes(error) || attempt === attempts) throw error;
    }
  }
}

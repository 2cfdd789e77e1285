/**
 * Does in one go what is asked for while the last go was on, so that many share what a go costs; who asks alone does not wait.
 * @param most asked for in one go
 * @param work gives a result for each item, in their order
 * @returns asks for one item; resolves with its result when the go that has it is done, and rejects with that go's error
 */
export function gatherWork<Item, Result>(most: number, work: (items: readonly Item[]) => Promise<readonly Result[]>): (item: Item) => Promise<Result> {
  const waiting: { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }[] = [];
  let isGoing = false;
  const go = async () => {
    isGoing = true;
    while (waiting.length > 0) {
      const together = waiting.splice(0, most);
      try {
        const results = await work(together.map(({ item }) => item));
        for (const [at, { resolve }] of together.entries()) resolve(results[at]!);
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    isGoing = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isGoing) void go();
    });
}

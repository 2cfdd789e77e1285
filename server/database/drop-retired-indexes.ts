import type { Models } from "./models.ts";

const orders = ["published", "due", "stake"];
const leads = ["readers", "categoryPath", "placePath"];

/** Names of indexes that an older hub made, by model: they would cost every insert and serve no query. */
const retired: Partial<Record<keyof Models, readonly string[]>> = {
  listings: [
    ...leads.flatMap((lead) => orders.map((order) => `${lead}_1_open_1_kind_1_order.${order}_1`)),
    "owner_1_open_1_kind_1_order.published_1",
    "readers_1_kind_1_order.published_1",
  ],
};

/** Drops what an older hub made and this one has something better for; other indexes that are there, also an administrator's, stay. */
export async function dropRetiredIndexes(models: Models): Promise<void> {
  for (const [name, indexes] of Object.entries(retired)) {
    const { collection } = models[name as keyof Models];
    const there = new Set((await collection.indexes()).map((index) => index.name));
    for (const index of indexes) if (there.has(index)) await collection.dropIndex(index).catch(ignoreGone);
  }
}

/** Another process has dropped it meanwhile. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof Error && "codeName" in error && error.codeName === "IndexNotFound")) throw error;
}

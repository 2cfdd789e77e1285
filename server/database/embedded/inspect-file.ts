import { rmSync } from "node:fs";
import { readBson } from "./bson/read-bson.ts";
import type { Doc } from "./bson/values.ts";
import { Catalog } from "./store/catalog.ts";
import { checkSound } from "./store/check-sound.ts";
import { Collection } from "./store/collection.ts";
import { CollectionMemory } from "./store/collection-memory.ts";
import { LmdbFile } from "./store/lmdb-file.ts";
import { Store } from "./store/store.ts";

/** Of an index that does not agree with its collection: entries that its documents make and it lacks, and those that none makes. */
export interface IndexFault {
  index: string;
  missing: number;
  surplus: number;
}

/** One collection of a data file, as its documents are read. */
export interface InspectedCollection {
  /** `DATABASE.COLLECTION`. */
  namespace: string;
  documents: number;
  /** Only where the documents were read. */
  faults: IndexFault[];
}

/**
 * Counts the collections of a data file that no store is running on. Writes nothing but what opening a file may.
 * @throws Error with a text for the operator when it is damaged
 */
export const countFile = (path: string): Promise<InspectedCollection[]> =>
  withCollections(path, (collection) => ({ namespace: collection.entry.namespace, documents: collection.count(), faults: [] }));

/**
 * The same, reading every document and holding it against each index: about ten microseconds for each entry.
 * @param onDocument is shown each document, as a map of its fields
 */
export const inspectFile = (path: string, onDocument: (namespace: string, document: Doc) => void): Promise<InspectedCollection[]> =>
  withCollections(path, (collection) => {
    const { namespace } = collection.entry;
    let documents = 0;
    for (const { bytes } of collection.scan()) {
      documents++;
      onDocument(namespace, readBson(bytes));
    }
    return { namespace, documents, faults: collection.compareIndexes() };
  });

async function withCollections<Found>(path: string, read: (collection: Collection) => Found): Promise<Found[]> {
  checkSound(path);
  const store = new Store(await LmdbFile.open(path), Date.now);
  const view = store.openRead();
  try {
    const memory = new CollectionMemory();
    return new Catalog().list(view).map((entry) => read(new Collection(view, entry, memory)));
  } finally {
    view.release();
    await store.shutDown();
    rmSync(`${path}-lock`, { force: true });
  }
}

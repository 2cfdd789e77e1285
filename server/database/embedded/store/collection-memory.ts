import { afterPrefix, decodeRecordId } from "../keys/encode-key.ts";
import type { CollectionEntry, IndexEntry } from "./catalog.ts";
import { prefixes } from "./layout.ts";
import type { View } from "./view.ts";

const yes = Buffer.alloc(1, 1);

/** What the documents of an index have made of it; a fact once true stays true. */
export interface IndexFacts {
  /** The numbers of the fields on whose paths some document has an array. */
  multikey: Set<number>;
  /** Some key was too long and had to be cut. */
  cut: boolean;
}

/** What is kept in memory about all collections: the next number of a document, and the facts about each index. */
export class CollectionMemory {
  private readonly nextRecord = new Map<number, number>();
  private readonly facts = new Map<number, IndexFacts>();

  /** A number for a new document, above all others of the collection: the order in which documents were inserted. */
  takeRecordId(view: View, entry: CollectionEntry): number {
    let id = this.nextRecord.get(entry.id);
    if (id === undefined) {
      id = 1;
      for (const [key] of view.range(entry.prefix, afterPrefix(entry.prefix), true)) {
        id = decodeRecordId(key) + 1;
        break;
      }
    }
    this.nextRecord.set(entry.id, id + 1);
    return id;
  }

  factsOf(view: View, index: IndexEntry): IndexFacts {
    const known = this.facts.get(index.id);
    if (known) return known;
    const facts: IndexFacts = { multikey: new Set(), cut: false };
    const prefix = prefixes.indexFlags + index.prefix;
    for (const [key] of view.range(prefix, afterPrefix(prefix))) addFact(facts, key.slice(prefix.length));
    this.facts.set(index.id, facts);
    return facts;
  }

  /** Notes a fact, in memory at once and on the disk together with the document that made it true. */
  note(view: View, index: IndexEntry, fact: "c" | `m${number}`): void {
    addFact(this.factsOf(view, index), fact);
    const key = prefixes.indexFlags + index.prefix + fact;
    if (!view.get(key)) view.putShared(key, yes);
  }
}

function addFact(facts: IndexFacts, fact: string): void {
  if (fact === "c") facts.cut = true;
  else facts.multikey.add(Number(fact.slice(1)));
}

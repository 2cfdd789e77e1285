import type { ListingRecord } from "../../models/listing.ts";
import { audienceKey, groupsAmong, noPromises, toEngineListing, type Reliability } from "./engine-listing.ts";
import type { EngineListing } from "./engine/types.ts";
import type { EngineHost } from "./engine-host.ts";
import type { EngineChange } from "./engine-protocol.ts";

/** What this process remembers of a live line beside the engine. */
interface Line {
  revision: number;
  owner: string;
  audience: string;
  /** Processes that its text was taken to mean. */
  meant: string;
}

/** Lines that are dead in the engine before it is worth building anew, however few are live. */
const LEAST_DEAD = 10_000;

/** Lines remembered where the engine keeps none: enough to know a change that is told again. */
const REMEMBERED = 10_000;

export interface MarketProgress {
  /** All live listings are in the engine. */
  ready: boolean;
  loaded: number;
}

/**
 * The live needs and resources of this process: the engine's lines, who may read them, and how reliable their owners
 * were. Everything can be lost and is rebuilt from the database.
 */
export class Market {
  readonly #engine: Pick<EngineHost, "apply">;
  readonly #lines = new Map<string, Line>();
  readonly #readersOf = new Map<string, readonly string[]>();
  #reliability = new Map<string, Reliability>();
  #waiting: (() => void)[] = [];
  /** Lines that changed or are gone, which an engine that keeps lines still holds; and so many of them when it began to be built anew. */
  #dead = 0;
  #deadBefore = 0;
  /** Group keys by organization, read when first asked for; emptied when a membership changes. */
  readonly readers = new Map<string, string[]>();
  progress: MarketProgress = { ready: false, loaded: 0 };

  /** @param mostLines lines remembered; `Infinity` where the engine keeps all of them */
  constructor(
    engine: Pick<EngineHost, "apply">,
    readonly mostLines = REMEMBERED,
    readonly leastDead = LEAST_DEAD,
  ) {
    this.#engine = engine;
  }

  /** All live lines are about to be put. An engine that only counts them begins anew, and answers by what it counted before. */
  startLoading(): void {
    if (this.mostLines === Infinity) return;
    this.#lines.clear();
    this.progress.loaded = 0;
    this.#engine.apply([{ recount: "begin" }]);
  }

  /** Most of what the engine holds is dead: it takes memory and time, and counts in how common terms are. Never where it keeps no lines. */
  get isWorn(): boolean {
    return this.mostLines === Infinity && this.progress.ready && this.#dead >= this.leastDead && this.#dead > this.#lines.size;
  }

  /** All live lines are about to be filled into a new engine, which answers from `endRebuilding` on. */
  beginRebuilding(): void {
    this.#deadBefore = this.#dead;
    this.#engine.apply([{ rebuild: "begin" }]);
  }

  /** Fills live lines, as they were just read, into the engine being built; gives the ids of those that are newer than what the first one has. */
  fill(records: readonly ListingRecord[], meanings: ReadonlyMap<string, readonly string[]>): string[] {
    const changed = this.put(records, meanings);
    const newest = records.filter(({ _id, revision }) => this.#lines.get(_id)?.revision === revision);
    this.#engine.apply(newest.map((record) => ({ fill: this.#toEngine(record, meanings) })));
    return changed;
  }

  endRebuilding(): void {
    this.#dead -= this.#deadBefore;
    this.#engine.apply([{ rebuild: "end" }]);
  }

  /** Forgets all lines, because the engine has none. */
  clear(): void {
    this.#lines.clear();
    this.#dead = 0;
    this.#deadBefore = 0;
    this.progress = { ready: false, loaded: 0 };
  }

  /** Puts the listings into the engine where they, or what their texts mean, are newer than what it has; gives the ids of those. */
  put(records: readonly ListingRecord[], meanings: ReadonlyMap<string, readonly string[]>): string[] {
    const changes: { put: EngineListing }[] = [];
    const before = this.#lines.size;
    for (const record of records) {
      if (record.kind === "policy") continue;
      const known = this.#lines.get(record._id);
      const meant = meanings.get(record._id) ?? [];
      if (known && (known.revision > record.revision || (known.revision === record.revision && known.meant === meant.join()))) continue;
      const audience = audienceKey(record.readers);
      this.#readersOf.set(audience, groupsAmong(record.readers));
      this.#lines.set(record._id, { revision: record.revision, owner: record.owner, audience, meant: meant.join() });
      if (known) this.#dead += 1;
      changes.push({ put: this.#toEngine(record, meanings) });
    }
    if (changes.length > 0) this.#engine.apply(changes);
    this.progress.loaded += this.#lines.size - before;
    for (const id of this.#lines.keys()) {
      if (this.#lines.size <= this.mostLines) break;
      this.#lines.delete(id);
    }
    return changes.map(({ put }) => put.id);
  }

  /** Takes listings out and gives the ids of those that were there, or may have been. */
  remove(ids: Iterable<string>): string[] {
    const before = this.#lines.size;
    const gone = [...ids].filter((id) => this.mayHold(id));
    for (const id of gone) this.#lines.delete(id);
    this.progress.loaded += this.#lines.size - before;
    this.#dead += gone.length;
    if (gone.length > 0) this.#engine.apply(gone.map((id): EngineChange => ({ withdraw: id })));
    return gone;
  }

  /** Whether the engine may hold this line, as it is or as it was. */
  mayHold(id: string): boolean {
    return this.mostLines !== Infinity || this.#lines.has(id);
  }

  /** The newest revision of a line that this process knows of; undefined where it remembers none. */
  revisionOf(id: string): number | undefined {
    return this.#lines.get(id)?.revision;
  }

  /** Whose line it is, where it is remembered. */
  ownerOf(id: string): string | undefined {
    return this.#lines.get(id)?.owner;
  }

  /** Ids of all lines that are there. */
  ids(): string[] {
    return [...this.#lines.keys()];
  }

  /** The engine's audience keys that a reader with these group keys may see. */
  visibleTo(readerKeys: readonly string[]): string[] {
    const held = new Set(readerKeys);
    return [...this.#readersOf].filter(([, readers]) => readers.some((reader) => held.has(reader))).map(([key]) => key);
  }

  #toEngine(record: ListingRecord, meanings: ReadonlyMap<string, readonly string[]>): EngineListing {
    return toEngineListing(record, this.reliabilityOf(record.owner), meanings.get(record._id) ?? []);
  }

  setReliability(reliability: Map<string, Reliability>): void {
    this.#reliability = reliability;
  }

  reliabilityOf(organization: string): Reliability {
    return this.#reliability.get(organization) ?? noPromises;
  }

  /** Everything live is in the engine: whoever waited for it goes on. */
  markReady(): void {
    if (this.mostLines !== Infinity) this.#engine.apply([{ recount: "end" }]);
    this.progress.ready = true;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Resolves with true once everything live is in the engine, with false after `timeoutMs`. */
  async whenReady(timeoutMs: number): Promise<boolean> {
    if (this.progress.ready) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([new Promise<void>((resolve) => this.#waiting.push(resolve)), late]);
    clearTimeout(timer);
    return this.progress.ready;
  }
}

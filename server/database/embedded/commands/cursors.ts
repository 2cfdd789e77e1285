import type { Doc } from "../bson/values.ts";
import type { RawDoc, Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import type { Key } from "../keys/encode-key.ts";
import { maxDocumentBytes } from "../wire/messages.ts";
import type { Request } from "./request.ts";

const idleMs = 10 * 60_000;

/** Where a cursor's documents come from. */
export interface CursorSource {
  documents: Iterator<RawDoc>;
  /** Gives the view free when the cursor ends. */
  close: () => void;
  /** What only a change stream has, whose documents do not end. */
  stream?: {
    /** Waits for documents after the last one, at most so long. */
    wait: (maxMs: number) => Promise<void>;
    /** From where it can be resumed. */
    resumeToken: () => Doc;
    /** Its collection was dropped: when everything is read, nothing can come any more. */
    isInvalid: () => boolean;
  };
}

interface Cursor {
  id: bigint;
  namespace: string;
  source: CursorSource;
  /** Of a transaction: the cursor can be read only in it. */
  owner: Key | undefined;
  /** A document that did not fit the last batch. */
  ahead: RawDoc | undefined;
  touched: number;
}

/** The open cursors of all clients. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private lastId = BigInt(Date.now()) << 20n;

  constructor(private readonly now: () => number) {}

  /** Answers a query with its first batch; keeps a cursor when there is more. */
  start(namespace: string, source: CursorSource, batchSize: number, owner?: Key, single = false): Writable {
    const cursor: Cursor = { id: ++this.lastId, namespace, source, owner, ahead: undefined, touched: this.now() };
    try {
      const { documents, done } = this.batch(cursor, batchSize);
      const ended = (done && !source.stream) || single;
      if (ended) source.close();
      else this.open.set(cursor.id, cursor);
      return reply(cursor, "firstBatch", documents, ended);
    } catch (error) {
      source.close();
      throw error;
    }
  }

  /** @throws StoreError 43 when the cursor is not there */
  async more(id: bigint, namespace: string, batchSize: number, maxMs: number, owner: Key | undefined): Promise<Writable> {
    const cursor = this.open.get(id);
    if (!cursor || cursor.namespace !== namespace) throw new StoreError(43, `cursor id ${id} not found`);
    if (cursor.owner !== owner) throw new StoreError(50738, `Cannot run getMore on cursor ${id}, which was ${cursor.owner ? "" : "not "}created in a transaction`);
    cursor.touched = Infinity;
    const { stream } = cursor.source;
    try {
      let { documents, done } = this.batch(cursor, batchSize);
      if (documents.length === 0 && stream) {
        await stream.wait(maxMs);
        if (!this.open.has(id)) throw new StoreError(237, `cursor ${id} was killed`);
        ({ documents, done } = this.batch(cursor, batchSize));
      }
      const ended = done && (!stream || stream.isInvalid());
      if (ended) this.kill(id);
      return reply(cursor, "nextBatch", documents, ended);
    } catch (error) {
      this.kill(id);
      throw error;
    } finally {
      cursor.touched = this.now();
    }
  }

  private batch(cursor: Cursor, batchSize: number): { documents: RawDoc[]; done: boolean } {
    const documents: RawDoc[] = [];
    let bytes = 0;
    while (documents.length < batchSize) {
      let next = cursor.ahead;
      cursor.ahead = undefined;
      if (!next) {
        const step = cursor.source.documents.next();
        if (step.done) return { documents, done: true };
        next = step.value;
      }
      bytes += next.bytes.length + 12;
      if (bytes > maxDocumentBytes && documents.length > 0) {
        cursor.ahead = next;
        break;
      }
      documents.push(next);
    }
    return { documents, done: false };
  }

  kill(id: bigint): boolean {
    const cursor = this.open.get(id);
    if (!cursor) return false;
    this.open.delete(id);
    cursor.source.close();
    return true;
  }

  /** Ends the cursors of a transaction, or of everybody, or those that nobody has asked for 10 minutes. */
  killWhere(which: { owner: Key } | "all" | "idle"): void {
    for (const [id, cursor] of this.open) {
      const chosen = which === "all" || (which === "idle" ? this.now() - cursor.touched > idleMs : cursor.owner === which.owner);
      if (chosen) this.kill(id);
    }
  }
}

function reply(cursor: Cursor, batchName: string, documents: RawDoc[], ended: boolean): Writable {
  const token = cursor.source.stream?.resumeToken();
  return {
    cursor: {
      [batchName]: documents,
      ...(token && { postBatchResumeToken: token }),
      id: ended ? 0n : cursor.id,
      ns: cursor.namespace,
    },
    ok: 1,
  };
}

/** What a cursor reads from documents of a command's view, which it keeps until it ends. */
export function sourceOf(request: Request, documents: Iterator<RawDoc>): CursorSource {
  request.keepsView = true;
  const close = () => {
    if (request.transaction === undefined) request.view.release();
  };
  return { documents, close };
}

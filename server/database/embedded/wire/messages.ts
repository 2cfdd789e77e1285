import { readBson } from "../bson/read-bson.ts";
import type { Doc } from "../bson/values.ts";
import { writeBson, type Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";

/** The longest message that MongoDB takes (48 MB) and the limit of one document (16 MB). */
export const maxMessageBytes = 48_000_000;
export const maxDocumentBytes = 16 * 1024 * 1024;

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;

/** One request: the command, and the documents that came beside it (`documents`, `updates`, `deletes`) still as bytes. */
export interface WireRequest {
  requestId: number;
  legacy: boolean;
  body: Doc;
  sequences: Map<string, Buffer[]>;
  /** The client does not wait for a reply. */
  silent: boolean;
}

/**
 * Reads one whole message (OP_MSG, or the OP_QUERY of a first `hello`).
 * @throws StoreError 22 for bytes that are no message of these kinds
 */
export function readMessage(message: Buffer): WireRequest {
  const requestId = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === opQuery) {
    const nameEnd = message.indexOf(0, 20);
    const name = message.toString("utf8", 20, nameEnd);
    const body = readBson(message, nameEnd + 9);
    return { requestId, legacy: true, body: body.set("$db", name.split(".")[0]!), sequences: new Map(), silent: false };
  }
  if (operation !== opMsg) throw new StoreError(22, `the wire operation ${operation} is outside the dialect of the embedded store`);
  const flags = message.readUInt32LE(16);
  if (flags & 0xfffc & ~0x10000) throw new StoreError(22, "unknown flags of the message");
  const end = message.length - (flags & 1 ? 4 : 0);
  let body: Doc | undefined;
  const sequences = new Map<string, Buffer[]>();
  for (let at = 20; at < end; ) {
    const kind = message[at++];
    const size = message.readInt32LE(at);
    if (size < 5 || at + size > end) throw new StoreError(22, "wrong length of a section of the message");
    if (kind === 0) body = readBson(message.subarray(at, at + size));
    else if (kind === 1) readSequence(message.subarray(at + 4, at + size), sequences);
    else throw new StoreError(22, `unknown section kind ${kind}`);
    at += size;
  }
  if (!body) throw new StoreError(22, "a message without a command");
  return { requestId, legacy: false, body, sequences, silent: (flags & 2) !== 0 };
}

function readSequence(bytes: Buffer, sequences: Map<string, Buffer[]>): void {
  const nameEnd = bytes.indexOf(0);
  const name = bytes.toString("utf8", 0, nameEnd);
  const docs: Buffer[] = [];
  for (let at = nameEnd + 1; at < bytes.length; ) {
    const size = bytes.readInt32LE(at);
    if (size < 5 || at + size > bytes.length) throw new StoreError(22, "wrong length of a document of the message");
    docs.push(bytes.subarray(at, at + size));
    at += size;
  }
  sequences.set(name, docs);
}

let lastReply = 0;

/** A reply as bytes, in the form of its request. */
export function writeReply(request: Pick<WireRequest, "requestId" | "legacy">, reply: Writable): Buffer {
  const body = writeBson(reply);
  const head = Buffer.alloc(request.legacy ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE((lastReply = (lastReply + 1) & 0x7fffffff), 4);
  head.writeInt32LE(request.requestId, 8);
  head.writeInt32LE(request.legacy ? opReply : opMsg, 12);
  if (request.legacy) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return Buffer.concat([head, body]);
}

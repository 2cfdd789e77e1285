import { createHash } from "node:crypto";
import type { ListingRecord } from "../../../models/listing.ts";
import type { Dependencies } from "../../dependencies.ts";
import { nearestProcesses, type ProcessVector } from "./nearest-processes.ts";
import { requestEmbeddings, type EmbeddingEndpoint } from "./request-embeddings.ts";

/** Texts in one request. */
const BATCH = 64;
/** Characters of a text that are asked about. */
const MOST_CHARACTERS = 2_000;

type Text = Pick<ListingRecord, "title" | "text">;

/** What texts mean that name no process in a word the hub knows. Without a model, nobody's text means anything further. */
export interface Meanings {
  /** Processes by the id of the listing, from what is stored; never asks the model. */
  processesOf(records: readonly (Text & { _id: string })[]): Promise<Map<string, string[]>>;
  /**
   * Asks the model about the texts that it was not asked about, in batches, and stores its answers. Gives the ids of all
   * listings among `records` whose text means a process.
   * @throws Error when the model cannot be had; what was answered until then is stored
   */
  learn(records: readonly (Text & { _id: string })[]): Promise<string[]>;
}

export const noMeanings: Meanings = { processesOf: async () => new Map(), learn: async () => [] };

/**
 * Meanings from an embedding model. Vectors are kept in the database under the hash of model and text, so that a text is
 * asked about once, by whichever process comes first, and a changed model is asked anew.
 */
export function createMeanings(
  { models, clock, log }: Pick<Dependencies, "models" | "clock" | "log">,
  endpoint: EmbeddingEndpoint,
  processes: readonly { name: string; words: readonly string[] }[],
): Meanings {
  const words = processes.flatMap((process) => process.words);
  const keyOf = (text: string) => createHash("sha256").update(`${endpoint.model}\n${text}`).digest("hex");
  let known: ProcessVector[] | null = null;

  /** Vectors by key of those texts that are stored. */
  const read = async (keys: readonly string[]): Promise<Map<string, Float32Array>> => {
    const found = await models.meanings.find({ _id: { $in: keys } }).lean();
    return new Map(found.map(({ _id, vector }) => [_id, toFloats(vector)]));
  };
  const ask = async (texts: ReadonlyMap<string, string>): Promise<void> => {
    const stored = await read([...texts.keys()]);
    const missing = [...texts].filter(([key]) => !stored.has(key));
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      const vectors = await requestEmbeddings(endpoint, batch.map(([, text]) => text));
      const at = clock.now();
      await models.meanings.bulkWrite(
        batch.map(([key], index) => ({
          updateOne: { filter: { _id: key }, update: { $setOnInsert: { model: endpoint.model, vector: Buffer.from(vectors[index]!.buffer), at } }, upsert: true },
        })),
      );
      log.info({ texts: batch.length }, "meanings learned");
    }
  };
  const nameTexts = new Map(processes.map(({ name, words: names }) => [keyOf(names.join("、")), { name, text: names.join("、") }]));
  /** Vectors of all processes; null while the model was not asked about some of them. */
  const processVectors = async (): Promise<ProcessVector[] | null> => {
    if (known) return known;
    const vectors = await read([...nameTexts.keys()]);
    if (vectors.size < nameTexts.size) return null;
    known = [...vectors].map(([key, vector]) => ({ process: nameTexts.get(key)!.name, vector }));
    return known;
  };
  const textOf = ({ title, text }: Text) => `${title}\n${text}`.slice(0, MOST_CHARACTERS);
  const isMute = (text: string) => {
    const lower = text.normalize("NFKC").toLowerCase();
    return !words.some((word) => lower.includes(word));
  };

  const processesOf: Meanings["processesOf"] = async (records) => {
    const keys = new Map(records.flatMap((record) => (isMute(textOf(record)) ? [[record._id, keyOf(textOf(record))] as const] : [])));
    if (keys.size === 0) return new Map();
    const vectors = await read([...new Set(keys.values())]);
    if (vectors.size === 0) return new Map();
    const near = await processVectors();
    if (!near) return new Map();
    return new Map(
      [...keys].flatMap(([id, key]) => {
        const vector = vectors.get(key);
        const meant = vector ? nearestProcesses(vector, near) : [];
        return meant.length > 0 ? [[id, meant] as const] : [];
      }),
    );
  };

  return {
    processesOf,
    async learn(records) {
      const mute = records.filter((record) => isMute(textOf(record)));
      if (mute.length === 0) return [];
      if (!known) await ask(new Map([...nameTexts].map(([key, { text }]) => [key, text])));
      await ask(new Map(mute.map((record) => [keyOf(textOf(record)), textOf(record)])));
      return [...(await processesOf(mute)).keys()];
    },
  };
}

const toFloats = (bytes: Buffer | { buffer: Uint8Array }): Float32Array => {
  const raw = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer);
  return new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
};

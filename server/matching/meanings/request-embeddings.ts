import { z } from "zod";

/** Where an embedding model answers in the manner of OpenAI's `/v1/embeddings`. */
export interface EmbeddingEndpoint {
  url: string;
  model: string;
  /** Sent as a bearer token. */
  key: string | undefined;
}

/** Longest wait for one answer. */
const TIMEOUT_MS = 20_000;
/** Most values of one vector. */
const MOST_VALUES = 8_192;

const answer = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1).max(MOST_VALUES) })),
});

/**
 * Asks the model for one vector a text, in the order of the texts. Effects: one HTTP request; redirects are refused.
 * @throws Error when it does not answer in time, answers with a failure, or answers anything but one vector a text, all of
 * one length
 */
export async function requestEmbeddings(endpoint: EmbeddingEndpoint, texts: readonly string[]): Promise<Float32Array[]> {
  const response = await fetch(endpoint.url, {
    method: "POST",
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { "Content-Type": "application/json", ...(endpoint.key && { Authorization: `Bearer ${endpoint.key}` }) },
    body: JSON.stringify({ model: endpoint.model, input: texts }),
  });
  if (!response.ok) throw new Error(`embedding model answered ${response.status}`);
  const parsed = answer.safeParse(await response.json());
  if (!parsed.success) throw new Error("embedding model answered in an unknown form");
  const vectors: (Float32Array | undefined)[] = Array.from({ length: texts.length });
  for (const { index, embedding } of parsed.data.data) vectors[index] = Float32Array.from(embedding);
  const whole = vectors.filter((vector) => vector !== undefined);
  if (whole.length !== texts.length || whole.some(({ length }) => length !== whole[0]!.length)) {
    throw new Error(`embedding model answered ${parsed.data.data.length} vectors for ${texts.length} texts`);
  }
  return whole;
}

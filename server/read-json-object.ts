/** Most bytes of an answer that are read: what others answer is none of theirs to fill our memory with. */
const MOST_BYTES = 65_536;

/**
 * The JSON object that somebody outside answered with; null for anything else, or more than anybody needs.
 * @throws what reading throws when the answer breaks off
 */
export async function readJsonObject(response: Response): Promise<Record<string, unknown> | null> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  for (let bytes = 0, part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > MOST_BYTES) {
      void reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  try {
    const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

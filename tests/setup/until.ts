/** Waits until `probe` returns something other than undefined, null or false; rejects with `what` after the time. */
export async function until<Found>(
  what: string,
  probe: () => Promise<Found | undefined | null | false> | Found | undefined | null | false,
  timeoutMs = 10_000,
): Promise<Found> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

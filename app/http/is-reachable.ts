/**
 * Whether the hub itself answers within a time, and not a network's own sign-in page. What the device says of its network
 * is not asked: a Wi-Fi may lead nowhere, and a hub on the same machine needs none.
 */
export async function isReachable(withinMs: number): Promise<boolean> {
  return fetch("/livez", { cache: "no-store", redirect: "error", signal: AbortSignal.timeout(withinMs) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

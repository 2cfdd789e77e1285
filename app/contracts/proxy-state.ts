/** What proxies give, on the wire and in the store alike. */
export interface ProxyFacts {
  giver: string;
  holder: string;
  item: string | null;
  ended: object | null;
}

/** The proxy by which a unit's vote on an item is cast by another one now. Pure. */
export const proxyOf = <Proxy extends ProxyFacts>(proxies: readonly Proxy[], giver: string, item: string | null): Proxy | undefined =>
  proxies.find((proxy) => proxy.ended === null && proxy.giver === giver && (proxy.item === null || proxy.item === item));

/**
 * Units that are not there, but are voted for on an item by one that is; in the order in which they entrusted it. They count among those
 * present where a majority is counted of these. Pure.
 */
export const representedUnits = (proxies: readonly ProxyFacts[], here: ReadonlySet<string>, item: string | null): string[] =>
  proxies
    .filter((proxy) => proxy.ended === null && (proxy.item === null || proxy.item === item) && here.has(proxy.holder) && !here.has(proxy.giver))
    .map(({ giver }) => giver);

import { lookup } from "node:dns/promises";

/** What lies outside the hub, as far as webhooks reach for it. */
export interface Outside {
  /** All addresses of a host, as this machine knows them. @throws Error for a name that has none */
  resolve(host: string): Promise<string[]>;
  /** `host:port` of receivers inside the network, which only the operator can name; their addresses are not looked at. */
  insideHosts: ReadonlySet<string>;
  /** Longest wait for an answer, name and all. */
  timeoutMs: number;
}

/** @param insideHosts as the operator wrote them, without the port where that is 443 */
export const realOutside = (insideHosts: readonly string[]): Outside => ({
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  insideHosts: new Set(insideHosts.map((host) => (/:\d+$/.test(host) ? host : `${host}:443`))),
  timeoutMs: 10_000,
});

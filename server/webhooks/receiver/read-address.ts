import { isIP } from "node:net";

/** A receiver's address; or why it is none: its form, or that it leads into the network. */
export type ReadAddress = { url: URL; host: string } | { rule: "webhook_address_form" | "webhook_address_inside" };

/**
 * An address that somebody entered: https, a name in the internet and nothing else before the path. A host that the operator has named may be
 * anything, with the port that he named. Where the name leads is asked before each message. Pure.
 */
export function readAddress(text: string, insideHosts: ReadonlySet<string>): ReadAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "" || url.hash !== "") return { rule: "webhook_address_form" };
  const host = url.port === "" ? url.hostname : `${url.hostname}:${url.port}`;
  if (insideHosts.has(hostAndPort(url))) return { url, host };
  if (url.port !== "") return { rule: "webhook_address_inside" };
  // The parser has made an address of every way to write one, and an ASCII name of every other one.
  const isName = isIP(url.hostname) === 0 && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname);
  return isName ? { url, host } : { rule: "webhook_address_inside" };
}

/** `host:port`, by which the operator names receivers inside. Pure. */
export const hostAndPort = ({ hostname, port }: URL): string => `${hostname}:${port || "443"}`;

import { BlockList, isIP } from "node:net";

/** Not reachable from everywhere, or no single machine's. Source: IANA, IPv4 Special-Purpose Address Registry; RFC 5771 (multicast). */
const special4: readonly [net: string, bits: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
/** Of what is global unicast (2000::/3): addresses that hold another one within (Teredo, 6to4), examples, and other special ones. Source: IANA, IPv6 registry. */
const special6: readonly [net: string, bits: number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const refused4 = new BlockList();
for (const [net, bits] of special4) refused4.addSubnet(net, bits, "ipv4");
const refused6 = new BlockList();
for (const [net, bits] of special6) refused6.addSubnet(net, bits, "ipv6");
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");

/**
 * Whether an address belongs to one machine in the open internet: no loopback, private, link-local, shared, multicast or unspecified one, and none
 * that is only another way to write such a one. Of IPv6 what is not known to be global is refused. Pure.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !refused4.check(address, "ipv4");
    case 6:
      // A zone belongs to a link.
      return !address.includes("%") && global6.check(address, "ipv6") && !refused6.check(address, "ipv6");
    default:
      return false;
  }
}

/**
 * How a posting list is written. A posting is the distance to the line before and an occurrence class (1..7); most
 * are near and of class 1 and take one byte:
 *
 * | first byte | bytes | meaning |
 * | --- | --- | --- |
 * | 0 | 1 | the end of the list |
 * | 1..223 | 1 | class 1, this many lines on |
 * | 224..239 | 2 | class 1, up to 4,095 lines on: 4 bits here, 8 in the next byte |
 * | 240..245 | 2 | classes 2..7, up to 255 lines on |
 * | 246..252 | 3 | classes 1..7, up to 65,535 lines on (low byte first) |
 * | 253 | 3 | no posting: 65,536 lines on, as often as the next two bytes say |
 * | 254 | 5 | no posting: the list goes on at the address (in granules, low byte first) in the next four bytes |
 */
export const nearest = 223;
export const nearCode = 224;
export const farthestNear = 4095;
export const classCode = 240;
export const farCode = 246;
export const skipCode = 253;
export const chainCode = 254;

/** Bytes of a link to the next chunk, its code included. */
export const linkBytes = 5;

/** Writes at `at`, where the list ends so far, that it goes on at an address (granules). */
export function writeLink(bytes: Uint8Array, at: number, address: number): void {
  bytes[at] = chainCode;
  for (let byte = 0; byte < 4; byte++) bytes[at + 1 + byte] = address >>> (byte * 8);
}

/** The address (granules) in the link at `at`. Pure. */
export function readLink(bytes: Uint8Array, at: number): number {
  return bytes[at + 1]! | (bytes[at + 2]! << 8) | (bytes[at + 3]! << 16) | (bytes[at + 4]! << 24);
}

/** Writes a posting at `at`; the place behind it. `distance` is at least 1. */
export function writePosting(bytes: Uint8Array, at: number, distance: number, occurrenceClass: number): number {
  let end = at;
  if (distance > 65_535) {
    bytes[end++] = skipCode;
    bytes[end++] = (distance >>> 16) & 255;
    bytes[end++] = distance >>> 24;
  }
  const rest = distance & 65_535;
  if (occurrenceClass === 1 && distance <= nearest) bytes[end++] = rest;
  else if (occurrenceClass === 1 && rest <= farthestNear) {
    bytes[end++] = nearCode + (rest >>> 8);
    bytes[end++] = rest & 255;
  } else if (occurrenceClass > 1 && rest <= 255) {
    bytes[end++] = classCode + occurrenceClass - 2;
    bytes[end++] = rest;
  } else {
    bytes[end++] = farCode + occurrenceClass - 1;
    bytes[end++] = rest & 255;
    bytes[end++] = rest >>> 8;
  }
  return end;
}

/** Bytes that `writePosting` would write. Pure. */
export function bytesOfPosting(distance: number, occurrenceClass: number): number {
  if (occurrenceClass === 1 && distance <= nearest) return 1;
  const skip = distance > 65_535 ? 3 : 0;
  return skip + ((distance & 65_535) <= (occurrenceClass === 1 ? farthestNear : 255) ? 2 : 3);
}

/** The posting at `at`; class 0 for a skip. Pure. */
export function readPosting(bytes: Uint8Array, at: number): { distance: number; occurrenceClass: number; end: number } {
  const code = bytes[at]!;
  const second = bytes[at + 1]!;
  if (code <= nearest) return { distance: code, occurrenceClass: 1, end: at + 1 };
  if (code < classCode) return { distance: ((code - nearCode) << 8) + second, occurrenceClass: 1, end: at + 2 };
  if (code < farCode) return { distance: second, occurrenceClass: code - classCode + 2, end: at + 2 };
  const both = second + (bytes[at + 2]! << 8);
  if (code === skipCode) return { distance: both * 65_536, occurrenceClass: 0, end: at + 3 };
  return { distance: both, occurrenceClass: code - farCode + 1, end: at + 3 };
}

/** Upper bounds of scores are at most 100,000 and counted by these many to a group. */
const groupBits = 8;
const groups = (100_000 >> groupBits) + 2;

/** Lines of a window with the most that each can score. */
export class LikelyLines {
  readonly #places: Uint16Array;
  readonly #most: Int32Array;
  readonly #groups = new Uint16Array(groups);
  count = 0;

  /** For at most `capacity` lines (up to 65,535). */
  constructor(capacity: number) {
    this.#places = new Uint16Array(capacity);
    this.#most = new Int32Array(capacity);
  }

  get bytes(): number {
    return this.#places.byteLength + this.#most.byteLength + this.#groups.byteLength;
  }

  clear(): void {
    this.count = 0;
    this.#groups.fill(0);
  }

  /** `most` is from 0 on. */
  add(place: number, most: number): void {
    this.#places[this.count] = place;
    this.#most[this.count++] = most;
    this.#groups[Math.min(groups - 1, most >> groupBits)]! += 1;
  }

  place(number: number): number {
    return this.#places[number]!;
  }

  most(number: number): number {
    return this.#most[number]!;
  }

  /** A bound that at least `count` lines reach (all, where there are fewer), and not many more. */
  cut(count: number): number {
    if (this.count <= count) return 0;
    let reaching = 0;
    for (let group = groups - 1; group > 0; group--) {
      reaching += this.#groups[group]!;
      if (reaching >= count) return group << groupBits;
    }
    return 0;
  }
}

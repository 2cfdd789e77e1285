/** Keeps the best `limit` lines; equal scores are ordered by id, so the order of arrival does not matter. */
export class TopHits {
  /** Min-heap: the worst kept hit is first. */
  readonly #scores: number[] = [];
  readonly #handles: number[] = [];
  readonly #texts: number[] = [];

  constructor(
    readonly limit: number,
    readonly idOf: (handle: number) => string,
  ) {}

  /** Score a further hit must reach to have a chance; -1 while there is room. */
  get threshold(): number {
    return this.#scores.length < this.limit ? -1 : this.#scores[0]!;
  }

  /** Offers a hit; true where it was taken. */
  offer(score: number, handle: number, textMilli: number): boolean {
    if (this.#scores.length < this.limit) {
      this.#scores.push(score);
      this.#handles.push(handle);
      this.#texts.push(textMilli);
      this.#up(this.#scores.length - 1);
      return true;
    }
    if (score < this.#scores[0]! || !this.#before(score, handle, 0)) return false;
    this.#set(0, score, handle, textMilli);
    this.#down();
    return true;
  }

  /** All kept hits, best first. */
  sorted(): { id: string; score: number; handle: number; textMilli: number }[] {
    return this.#scores
      .map((score, at) => ({ score, handle: this.#handles[at]!, textMilli: this.#texts[at]!, id: this.idOf(this.#handles[at]!) }))
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  /** Whether (score, handle) is better than the kept hit at `at`. */
  #before(score: number, handle: number, at: number): boolean {
    const other = this.#scores[at]!;
    return score > other || (score === other && this.idOf(handle) < this.idOf(this.#handles[at]!));
  }

  #set(at: number, score: number, handle: number, textMilli: number): void {
    this.#scores[at] = score;
    this.#handles[at] = handle;
    this.#texts[at] = textMilli;
  }

  #swap(a: number, b: number): void {
    const score = this.#scores[a]!;
    const handle = this.#handles[a]!;
    const text = this.#texts[a]!;
    this.#set(a, this.#scores[b]!, this.#handles[b]!, this.#texts[b]!);
    this.#set(b, score, handle, text);
  }

  #up(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#before(this.#scores[parent]!, this.#handles[parent]!, at)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #down(): void {
    const { length } = this.#scores;
    for (let at = 0; ; ) {
      let worst = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < length; child++) {
        if (this.#before(this.#scores[worst]!, this.#handles[worst]!, child)) worst = child;
      }
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }
}

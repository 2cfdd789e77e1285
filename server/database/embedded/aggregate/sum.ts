import { asNumber, isLong } from "../bson/numbers.ts";
import { isInt32, isNumeric, toDouble, typeOf, type Numeric, type Value } from "../bson/values.ts";

/**
 * Adds many numbers as MongoDB does, with its result type: all of them, ints and longs too, into a double and what rounding left
 * over of it (about 107 bits), so that sums of longs are exact and the order of doubles matters little.
 */
export class Sum {
  private type: "int" | "long" | "double" = "int";
  private high = 0;
  private low = 0;
  /** Without compensation, whose differences of infinities are no number. */
  private plain = 0;

  /** Passes over what is no number. */
  add(value: Value | undefined): void {
    if (!isNumeric(value)) return;
    const { name } = typeOf(value);
    if (name !== "int" && this.type !== "double") this.type = name as "long" | "double";
    if (typeof value !== "bigint") return this.addDouble(asNumber(value));
    const upper = (value / 0x1_0000_0000n) * 0x1_0000_0000n;
    this.addDouble(Number(value - upper));
    this.addDouble(Number(upper));
  }

  private addDouble(next: number): void {
    this.plain += next;
    // Dekker's sum of two doubles, which takes the second to be the smaller one; then Knuth's, which asks nothing of them.
    const joined = next + this.low;
    const below = this.low - (joined - next);
    const sum = this.high + joined;
    const [ofHigh, ofJoined] = [sum - joined, sum - (sum - joined)];
    this.low = below + (this.high - ofHigh + (joined - ofJoined));
    this.high = sum;
  }

  private get nearest(): number {
    return Number.isNaN(this.high) ? this.plain : this.high;
  }

  /** As the widest type that was added; what no long can hold as a double. */
  get result(): Numeric {
    if (this.type === "double") return toDouble(this.nearest);
    const whole = BigInt(this.high) + BigInt(this.low);
    if (!isLong(whole)) return toDouble(this.nearest);
    return this.type === "long" || !isInt32(Number(whole)) ? whole : Number(whole);
  }
}

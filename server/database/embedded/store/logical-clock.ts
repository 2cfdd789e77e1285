import { Timestamp } from "bson";

/**
 * Numbers events and replies with seconds and a counter, as MongoDB's cluster time: follows the clock of the machine,
 * never goes back, also when that one does.
 */
export class LogicalClock {
  private seconds = 0;
  private counter = 0;
  private given: Timestamp | undefined;

  constructor(private readonly now: () => number) {}

  /** The last time that was given, at least one second after the epoch. */
  get current(): Timestamp {
    if (this.seconds === 0) this.advance();
    return (this.given ??= new Timestamp({ t: this.seconds, i: this.counter }));
  }

  /** A time after every earlier one. */
  next(): Timestamp {
    this.advance();
    return this.current;
  }

  /** Goes on after a time that was found stored. */
  continueAfter(time: Timestamp): void {
    const { t, i } = { t: time.getHighBitsUnsigned(), i: time.getLowBitsUnsigned() };
    if (t > this.seconds || (t === this.seconds && i > this.counter)) [this.seconds, this.counter, this.given] = [t, i, undefined];
  }

  private advance(): void {
    this.given = undefined;
    const seconds = Math.max(1, Math.floor(this.now() / 1000));
    if (seconds > this.seconds) [this.seconds, this.counter] = [seconds, 1];
    else this.counter++;
  }
}

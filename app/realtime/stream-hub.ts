import type { StreamEvent } from "../contracts/streams.ts";
import { Connection } from "./connection.ts";
import { acceptAnswer, acceptEvent, startCursor, type Cursor, type FollowAnswer, type Step } from "./stream-cursor.ts";
import type { StreamPort } from "./stream-port.ts";

export interface StreamListener {
  /** A new event, in order and once. `hidden` ones are not handed on. */
  onEvent?(event: StreamEvent): void;
  /** Events may have been missed for good: read the page's data anew. */
  onResync(): void;
}

export interface HubCallbacks {
  /** The server closed the door or rights may have changed: let the loaders judge. */
  onRightsInDoubt(): void;
  /** Back after a loss. */
  onRecovered(): void;
}

interface Followed {
  cursor: Cursor;
  /** Each with the number that its data are as of. */
  listeners: Map<StreamListener, number>;
  /** The connection in which an answer is awaited. */
  askedIn?: number;
  /** The connection in which the server answered last. */
  answeredIn?: number;
  leaving?: ReturnType<typeof setTimeout>;
}

type Answer = ({ ok: true } & FollowAnswer) | { ok: false; code: string };

const ACK_MS = 5_000;
const RETRY_MS = 1_000;
/** Refusals that say nothing of the stream: the same question may be answered a moment later. */
const PASSING: ReadonlySet<string> = new Set(["unavailable", "internal", "rate_limited"]);
/** A page change leaves and follows within one moment; only a stream that nobody wants longer is left. */
const LEAVE_AFTER_MS = 1_000;

/**
 * Follows streams over one socket and keeps its promise: whatever the network or the server did in between, every
 * listener gets each event in order and once, or is told to read its data anew. No reload by hand is ever needed.
 */
export class StreamHub {
  readonly connection: Connection;
  readonly #port: StreamPort;
  #callbacks: HubCallbacks | undefined;
  readonly #streams = new Map<string, Followed>();
  /** Counts connections, so that an answer of an earlier one is not taken for one of this. */
  #generation = 0;
  #caughtUp = 0;

  constructor(port: StreamPort) {
    this.#port = port;
    this.connection = new Connection({ open: () => port.connect(), close: () => port.disconnect() });
    port.listen({
      onConnect: () => this.#opened(),
      onDisconnect: (byServer) => this.#lost(byServer),
      onRefused: (code) => this.#lost(code === "signed_out"),
      onEvent: (event) => this.#receive(event),
      onDraining: (reconnectAfterMs) => this.connection.drain(reconnectAfterMs),
      onAlive: () => this.connection.heard(),
    });
  }

  /** Says whom to tell; the last one asked to be told is. */
  tell(callbacks: HubCallbacks): void {
    this.#callbacks = callbacks;
  }

  start(): void {
    this.connection.start();
  }

  stop(): void {
    this.connection.stop();
    for (const followed of this.#streams.values()) clearTimeout(followed.leaving);
  }

  /** The page is looked at again, or the network is back: check at once instead of trusting timers. */
  wake(): void {
    if (this.connection.isOpen) this.#askAll();
    else this.connection.tryNow();
  }

  /**
   * Hands a stream's events after `after` (the number that the page's data are as of; absent: from now on) to a
   * listener. Returns what ends it.
   */
  follow(stream: string, after: number | undefined, listener: StreamListener): () => void {
    const followed = this.#streams.get(stream) ?? { cursor: startCursor(after), listeners: new Map<StreamListener, number>() };
    this.#streams.set(stream, followed);
    clearTimeout(followed.leaving);
    const seq = followed.cursor.seq ?? 0;
    followed.listeners.set(listener, after ?? seq);
    // The listener's data are older than what was already handed on: what lies between passed it by.
    if (after !== undefined && after < seq) {
      queueMicrotask(() => {
        if (followed.listeners.has(listener)) listener.onResync();
      });
    }
    if (followed.answeredIn !== this.#generation) void this.#ask(stream);

    return () => {
      followed.listeners.delete(listener);
      if (followed.listeners.size > 0) return;
      clearTimeout(followed.leaving);
      followed.leaving = setTimeout(() => this.#leave(stream, followed), LEAVE_AFTER_MS);
    };
  }

  /** Sends a meeting's command over the same socket; rejects when no answer came in time. */
  command(payload: object): Promise<unknown> {
    return this.#port.request("meeting:command", payload, ACK_MS);
  }

  #opened(): void {
    this.#generation += 1;
    this.#caughtUp = 0;
    this.connection.opened();
    this.#askAll();
    this.#settle();
  }

  #lost(rightsInDoubt: boolean): void {
    this.connection.lost();
    if (rightsInDoubt) this.#callbacks?.onRightsInDoubt();
  }

  #receive(event: StreamEvent): void {
    this.connection.heard();
    const followed = this.#streams.get(event.stream);
    if (!followed) return;
    const step = acceptEvent(followed.cursor, event);
    this.#apply(followed, step);
    if (step.missing) void this.#ask(event.stream);
  }

  #askAll(): void {
    for (const stream of this.#streams.keys()) void this.#ask(stream);
  }

  async #ask(stream: string): Promise<void> {
    const followed = this.#streams.get(stream);
    const generation = this.#generation;
    if (!followed || followed.askedIn === generation || !this.connection.isOpen) return;
    followed.askedIn = generation;
    const { seq } = followed.cursor;
    const payload = seq === null ? { stream } : { stream, after: seq };
    const answer = (await this.#port.request("stream:follow", payload, ACK_MS).catch(() => null)) as Answer | null;
    if (generation !== this.#generation || !this.connection.isOpen) return;
    followed.askedIn = undefined;
    if (this.#streams.get(stream) !== followed) return;
    if (answer === null) return this.connection.bounce();
    this.connection.heard();
    this.#take(stream, followed, answer);
  }

  #take(stream: string, followed: Followed, answer: Answer): void {
    const again = (ms: number) => void setTimeout(() => void this.#ask(stream), ms);
    if (!answer.ok) {
      if (PASSING.has(answer.code)) return again(RETRY_MS);
      // Not to be followed (any more): what the page may still show is for its loaders to say.
      followed.answeredIn = this.#generation;
      this.#resync(followed);
      return this.#settle();
    }
    const step = acceptAnswer(followed.cursor, answer);
    if (this.connection.isRecovering) this.#caughtUp += step.deliver.filter(({ type }) => type !== "hidden").length;
    followed.answeredIn = this.#generation;
    this.#apply(followed, step);
    // An answer that brought nothing although something is missing is not asked for again at once.
    if (step.missing) again(step.deliver.length > 0 ? 0 : RETRY_MS);
    else this.#settle();
  }

  #apply(followed: Followed, step: Step): void {
    followed.cursor = step.cursor;
    for (const event of step.deliver) {
      if (event.type === "hidden") continue;
      for (const [listener, after] of followed.listeners) if (event.seq > after) listener.onEvent?.(event);
    }
    if (step.resync) this.#resync(followed);
  }

  #resync(followed: Followed): void {
    for (const listener of followed.listeners.keys()) {
      followed.listeners.set(listener, followed.cursor.seq ?? 0);
      listener.onResync();
    }
  }

  #leave(stream: string, followed: Followed): void {
    if (followed.listeners.size > 0 || this.#streams.get(stream) !== followed) return;
    this.#streams.delete(stream);
    if (this.connection.isOpen) this.#port.request("stream:leave", { stream }, ACK_MS).catch(() => undefined);
    this.#settle();
  }

  /** Connected, and the server answered for every stream: nothing is missing any more. */
  #settle(): void {
    if ([...this.#streams.values()].some(({ answeredIn }) => answeredIn !== this.#generation)) return;
    if (this.connection.settled(this.#caughtUp)) this.#callbacks?.onRecovered();
    this.#caughtUp = 0;
  }
}

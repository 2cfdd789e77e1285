import type { ConnectionState } from "./connection-state.ts";

const LONGEST_WAIT_MS = 5_000;
const RECOVERED_MS = 3_000;
/** A loss shorter than this, with nothing missed, is not worth a word. */
const BLINK_MS = 1_500;

/**
 * Keeps one connection up: tries again with growing, scattered waits, comes back at once when woken, and knows the
 * state to show. What "up" means (streams answered) is told to it by `settled`.
 */
export class Connection {
  readonly #door: { open(): void; close(): void };
  readonly #watchers = new Set<() => void>();
  #state: ConnectionState = { phase: "connecting" };
  #open = false;
  #opening = false;
  #stopped = false;
  #attempt = 0;
  #lastHeard = Date.now();
  #lostAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #notBefore = 0;

  constructor(door: { open(): void; close(): void }) {
    this.#door = door;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Whether it was lost and is not settled again yet. */
  get isRecovering(): boolean {
    return this.#lostAt !== null;
  }

  getState = (): ConnectionState => this.#state;

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  };

  start(): void {
    this.#stopped = false;
    this.tryNow();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#open = false;
    this.#opening = false;
    this.#door.close();
  }

  /** Tries without waiting, unless it is open or being opened. */
  tryNow(): void {
    if (this.#opening || this.#open || this.#stopped) return;
    clearTimeout(this.#timer);
    this.#opening = true;
    this.#door.open();
  }

  /** The door opened. */
  opened(): void {
    clearTimeout(this.#timer);
    this.#opening = false;
    this.#open = true;
    this.#notBefore = 0;
    this.heard();
  }

  /** The door closed, or did not open. */
  lost(): void {
    this.#opening = false;
    this.#open = false;
    if (this.#stopped) return;
    this.#lostAt ??= Date.now();
    this.#attempt += 1;
    this.#set({ phase: "lost", attempt: this.#attempt, asOf: this.#lastHeard });
    const backoffMs = Math.min(LONGEST_WAIT_MS, 500 * 2 ** (this.#attempt - 1)) * (0.5 + Math.random() / 2);
    this.#after(Math.max(backoffMs, this.#notBefore - Date.now()), () => this.tryNow());
  }

  /** Closes a connection that is dead without knowing it, and makes a new one. */
  bounce(): void {
    if (!this.#open) return this.tryNow();
    this.#door.close();
    this.lost();
  }

  /** The server goes: come back after its own delay, so that not everybody comes at once. */
  drain(reconnectAfterMs: number): void {
    this.#notBefore = Date.now() + reconnectAfterMs;
    this.#after(reconnectAfterMs, () => this.bounce());
  }

  /** The other side was heard of. */
  heard(): void {
    this.#lastHeard = Date.now();
    if (this.#state.phase === "live") this.#live();
  }

  /** Everything that was missed is here. Returns whether there had been a loss. */
  settled(caughtUp: number): boolean {
    if (!this.#open) return false;
    const lostMs = this.#lostAt === null ? 0 : Date.now() - this.#lostAt;
    const wasLost = this.#lostAt !== null;
    this.#lostAt = null;
    this.#attempt = 0;
    if (wasLost && (caughtUp > 0 || lostMs >= BLINK_MS)) {
      this.#set({ phase: "recovered", caughtUp, syncedAt: this.#lastHeard });
      this.#after(RECOVERED_MS, () => this.#live());
    } else if (this.#state.phase !== "recovered") this.#live();
    return wasLost;
  }

  #live(): void {
    if (this.#open) this.#set({ phase: "live", syncedAt: this.#lastHeard });
  }

  #after(ms: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, ms);
  }

  #set(state: ConnectionState): void {
    this.#state = state;
    for (const changed of this.#watchers) changed();
  }
}

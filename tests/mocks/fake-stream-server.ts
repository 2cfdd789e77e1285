import type { StreamEvent } from "../../app/contracts/streams.ts";
import type { PortHandlers, StreamPort } from "../../app/realtime/stream-port.ts";

/**
 * A server of streams and the network to it, in memory: keeps logs that outlive its connections as the real one
 * does, loses what is pushed while nobody is connected, and can be stopped, trimmed and restored.
 */
export class FakeStreamServer {
  readonly logs = new Map<string, StreamEvent[]>();
  /** Why connections are refused; null while they are let in. */
  refusing: string | null = null;
  /** Requests are swallowed without an answer. */
  deaf = false;
  /** Pushes get lost although the connection looks fine. */
  losing = false;
  /** Codes with which following a stream is refused. */
  readonly forbidden = new Map<string, string>();
  /** How commands are answered. */
  answer: object = { ok: true };
  connections = 0;
  readonly requests: { event: string; payload: unknown }[] = [];
  #handlers: PortHandlers | undefined;
  #open = false;
  readonly #kept = new Map<string, number>();

  readonly port: StreamPort = {
    connect: () => {
      queueMicrotask(() => {
        if (this.refusing !== null) return this.#handlers?.onRefused(this.refusing);
        this.#open = true;
        this.connections += 1;
        this.#handlers?.onConnect();
      });
    },
    disconnect: () => {
      this.#open = false;
    },
    request: (event, payload, timeoutMs) =>
      new Promise((resolve, reject) => {
        this.requests.push({ event, payload });
        if (this.deaf || !this.#open) setTimeout(() => reject(new Error("no answer")), timeoutMs);
        else queueMicrotask(() => resolve(event === "stream:follow" ? this.#follow(payload as { stream: string; after?: number }) : this.answer));
      }),
    listen: (handlers) => {
      this.#handlers = handlers;
    },
  };

  /** Appends an event and pushes it to who is connected. */
  append(stream: string, type: StreamEvent["type"] = "listing.published"): StreamEvent {
    const log = this.#log(stream);
    const event: StreamEvent = { stream, seq: log.length + 1, type, data: {} };
    log.push(event);
    if (!this.losing) this.push(event);
    return event;
  }

  push(event: StreamEvent): void {
    if (this.#open) this.#handlers?.onEvent(event);
  }

  /** Ends the connection, as a broken network or a stopped server does. */
  cut({ byServer = false } = {}): void {
    if (!this.#open) return;
    this.#open = false;
    this.#handlers?.onDisconnect(byServer);
  }

  announceDraining(reconnectAfterMs: number): void {
    this.#handlers?.onDraining(reconnectAfterMs);
  }

  /** Forgets events up to a number, as the retention does. */
  trim(stream: string, upTo: number): void {
    this.#kept.set(stream, upTo);
  }

  /** Takes the log back to an older state, as restoring a backup does. */
  restore(stream: string, newest: number): void {
    this.#log(stream).length = newest;
  }

  #log(stream: string): StreamEvent[] {
    const log = this.logs.get(stream) ?? [];
    this.logs.set(stream, log);
    return log;
  }

  #follow({ stream, after }: { stream: string; after?: number }): object {
    const code = this.forbidden.get(stream);
    if (code !== undefined) return { ok: false, code };
    const log = this.#log(stream);
    const seq = log.length;
    if (after === undefined) return { ok: true, seq, events: [] };
    if (after > seq || after < (this.#kept.get(stream) ?? 0)) return { ok: true, seq, resync: true };
    return { ok: true, seq, events: log.slice(after, after + 500) };
  }
}

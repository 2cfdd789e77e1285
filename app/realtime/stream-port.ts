import type { StreamEvent } from "../contracts/streams.ts";

/** What the hub of streams needs of a socket; Socket.IO in the browser, a fake in tests. */
export interface StreamPort {
  /** Tries once; `onConnect` or `onRefused` tells how it went. */
  connect(): void;
  disconnect(): void;
  /** Sends and waits for the acknowledgement; rejects when none came in time or the connection broke. */
  request(event: "stream:follow" | "stream:leave" | "meeting:command", payload: object, timeoutMs: number): Promise<unknown>;
  listen(handlers: PortHandlers): void;
}

export interface PortHandlers {
  onConnect(): void;
  /** `byServer`: the server ended it on purpose, for instance because the session is over. */
  onDisconnect(byServer: boolean): void;
  /** The connection could not be made; `code` such as `signed_out` when the server said why. */
  onRefused(code: string): void;
  onEvent(event: StreamEvent): void;
  onDraining(reconnectAfterMs: number): void;
  /** The other side was heard of. */
  onAlive(): void;
}

import type { StreamName } from "../../app/contracts/streams.ts";
import type { StreamSubject } from "../access/stream-rules.ts";

interface Followed {
  subject: StreamSubject;
  /** Newest number that was handed to the followers. */
  delivered: number;
  sockets: Set<string>;
}

/** Which sockets follow which streams, and how far each stream was delivered on this node. */
export class Followers {
  readonly #streams = new Map<StreamName, Followed>();

  streams(): StreamName[] {
    return [...this.#streams.keys()];
  }

  find(stream: StreamName): Followed | undefined {
    return this.#streams.get(stream);
  }

  /** Adds a socket; `newest` is where delivery begins if nobody followed the stream before. */
  add(stream: StreamName, socket: string, subject: StreamSubject, newest: number): void {
    const followed = this.#streams.get(stream);
    if (followed) followed.sockets.add(socket);
    else this.#streams.set(stream, { subject, delivered: newest, sockets: new Set([socket]) });
  }

  remove(stream: StreamName, socket: string): void {
    const followed = this.#streams.get(stream);
    followed?.sockets.delete(socket);
    if (followed?.sockets.size === 0) this.#streams.delete(stream);
  }

  removeEverywhere(socket: string): void {
    for (const stream of this.streams()) this.remove(stream, socket);
  }
}

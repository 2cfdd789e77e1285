import type { Socket } from "node:net";
import type { Writable } from "../bson/write-bson.ts";
import { StoreError } from "../errors.ts";
import { maxMessageBytes, readMessage, writeReply, type WireRequest } from "./messages.ts";

/** Answers one request of one connection. */
export type Answer = (request: WireRequest, connection: Connection) => Promise<Writable>;

/** One client's socket: cuts the bytes into messages and sends each reply. */
export class Connection {
  private gathered: Buffer[] = [];
  private size = 0;
  /** Of the last message whose sender waits for no reply, while it is under way: what he asks next has to find it done. */
  private silent: Promise<unknown> | undefined;
  private readonly closeListeners = new Set<() => void>();

  constructor(
    readonly id: number,
    private readonly socket: Socket,
    private readonly answer: Answer,
  ) {
    socket.setNoDelay(true);
    socket.on("data", (bytes) => this.take(bytes));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      for (const listener of this.closeListeners) listener();
    });
  }

  get closed(): boolean {
    return this.socket.destroyed;
  }

  /** Calls back when the client is gone; returns how to stop it. */
  onClose(listener: () => void): () => void {
    this.closeListeners.add(listener);
    return () => void this.closeListeners.delete(listener);
  }

  end(): void {
    this.socket.destroy();
  }

  private take(bytes: Buffer): void {
    this.gathered.push(bytes);
    this.size += bytes.length;
    while (this.size >= 16) {
      const head = this.gathered[0]!.length >= 4 ? this.gathered[0]! : this.join();
      const length = head.readInt32LE(0);
      if (length < 16 || length > maxMessageBytes) return void this.socket.destroy();
      if (this.size < length) return;
      const all = this.join();
      this.gathered = all.length > length ? [all.subarray(length)] : [];
      this.size = all.length - length;
      void this.handle(all.subarray(0, length));
    }
  }

  private join(): Buffer {
    if (this.gathered.length > 1) this.gathered = [Buffer.concat(this.gathered)];
    return this.gathered[0]!;
  }

  private async handle(message: Buffer): Promise<void> {
    let request: WireRequest;
    try {
      request = readMessage(message);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return this.send(writeReply({ requestId: message.readInt32LE(4), legacy: false }, { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName }));
    }
    while (this.silent) await this.silent;
    const answer = this.answer(request, this);
    if (request.silent) this.silent = answer;
    const reply = await answer;
    if (request.silent) this.silent = undefined;
    else this.send(writeReply(request, reply));
  }

  private send(bytes: Buffer): void {
    if (!this.socket.destroyed) this.socket.write(bytes);
  }
}

import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { readBson } from "../bson/read-bson.ts";
import type { Doc, Value } from "../bson/values.ts";
import { writeBson } from "../bson/write-bson.ts";

/** One connection to a store that a test may cut at any moment; one request at a time. */
export class WireClient {
  private received = Buffer.alloc(0);
  private waiting: { resolve: (reply: Doc) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on("data", (bytes) => this.take(bytes));
    socket.on("error", () => {});
    socket.on("close", () => this.waiting?.reject(new Error("the connection was cut")));
  }

  /** @param uri of a store on a unix socket or on TCP */
  static async connect(uri: string): Promise<WireClient> {
    const authority = decodeURIComponent(/^mongodb:\/\/([^/?]*)/.exec(uri)![1]!);
    const socket = authority.startsWith("/") ? connect(authority) : connect(Number(authority.split(":")[1]), authority.split(":")[0]);
    await once(socket, "connect");
    return new WireClient(socket);
  }

  /** Sends a command and gives its reply. @throws Error when the connection is cut before */
  send(body: Iterable<readonly [string, Value]>): Promise<Doc> {
    const bytes = writeBson(new Map(body));
    const head = Buffer.alloc(21);
    head.writeInt32LE(head.length + bytes.length, 0);
    head.writeInt32LE(2013, 12);
    const reply = new Promise<Doc>((resolve, reject) => (this.waiting = { resolve, reject }));
    this.socket.write(Buffer.concat([head, bytes]));
    return reply;
  }

  cut(): void {
    this.socket.destroy();
  }

  private take(bytes: Buffer): void {
    this.received = Buffer.concat([this.received, bytes]);
    if (this.received.length < 4 || this.received.length < this.received.readInt32LE(0)) return;
    const reply = readBson(this.received.subarray(21));
    this.received = Buffer.alloc(0);
    this.waiting?.resolve(reply);
    this.waiting = undefined;
  }
}

import { createServer, type Server } from "node:http";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** The hub's own figures beside those of the process; served on a port of their own, never on the public one. */
export interface Metrics {
  /** Seconds from the commit of a change to its push. */
  pushDelay: Histogram;
  /** Asks these when somebody scrapes. */
  observe(sources: { openSockets: () => number; isFollowing: () => boolean }): void;
  close(): Promise<void>;
}

/** Starts to serve `/metrics` on 127.0.0.1 in Prometheus' text format. @throws Error that names the variable when the port cannot be had */
export async function serveMetrics(port: number): Promise<Metrics> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const pushDelay = new Histogram({
    name: "lianmeng_push_delay_seconds",
    help: "From the commit of a change to its push to this process's followers",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 3, 10],
    registers: [registry],
  });
  const server = createServer(async (request, response) => {
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": registry.contentType }).end(await registry.metrics());
  });
  await listen(server, port);
  return {
    pushDelay,
    observe({ openSockets, isFollowing }) {
      const gauge = (name: string, help: string, read: () => number) =>
        new Gauge({
          name,
          help,
          registers: [registry],
          collect() {
            this.set(read());
          },
        });
      gauge("lianmeng_sockets_open", "Socket connections of this process", openSockets);
      gauge("lianmeng_event_feed_following", "1 while the event log is being followed", () => (isFollowing() ? 1 : 0));
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EADDRINUSE" ? `another program listens on ${port}` : error.message;
      reject(new Error(`METRICS_PORT: ${reason}`, { cause: error }));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}

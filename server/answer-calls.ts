import { parentPort } from "node:worker_threads";
import type { Calls, FromThread, ToThread } from "./thread-calls.ts";

/**
 * The thread's side of `startCallableThread`: takes what it is told and answers calls in the order in which they came, one after
 * another, also where an answer takes its time.
 */
export function answerCalls<C extends Calls, Told = never>(calls: C, onTold: (told: Told) => void = () => {}): void {
  const port = parentPort!;
  const reply = (message: FromThread): void => port.postMessage(message, []);
  let before = Promise.resolve();
  const take = async (message: ToThread<C, Told>): Promise<void> => {
    if ("told" in message) return onTold(message.told);
    const { id, method, args } = message;
    try {
      reply({ id, result: await (calls[method] as (...args: unknown[]) => unknown)(...args) });
    } catch (error) {
      reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  port.on("message", (message: ToThread<C, Told>) => {
    before = before.then(() => take(message));
  });
  reply({ ready: true });
}

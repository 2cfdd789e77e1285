import type { Worker, WorkerOptions } from "node:worker_threads";
import { mostImportLines } from "../../app/contracts/imports.ts";
import { AppError, badField } from "../errors.ts";
import { startWorker } from "../start-worker.ts";
import { createTurns } from "../turns.ts";
import type { SheetToWrite, Spreadsheets } from "./spreadsheet.ts";
import type { Answer, Task } from "./spreadsheet.worker.ts";

/** What one file may cost; a list of 5,000 lines takes a tenth of it. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };
const LONGEST_MS = 15_000;
/** Files that may wait for their turn, each of up to 2 MB: more would keep everybody waiting for minutes. */
const MOST_WAITING = 8;

const busy = () => new AppError("unavailable", { reason: "spreadsheets_busy", retryAfterMs: LONGEST_MS });

type StartWorker = (options: Pick<WorkerOptions, "workerData" | "resourceLimits">) => Worker;

/**
 * Spreadsheets, each in a thread of its own that ends with it, one after another: a file that was made to take all memory or time
 * takes that of its thread, and is refused as `file_too_complex`. Where too many wait already, and where writing takes that long, `unavailable` says when to ask again.
 */
export function openSpreadsheets(start: StartWorker = (options) => startWorker("spreadsheets/spreadsheet.worker.ts", options)): Spreadsheets {
  const turns = createTurns();
  let waiting = 0;
  const served = new Set<string>();
  const run = async (task: () => Promise<Task>): Promise<Answer> => {
    if (waiting >= MOST_WAITING) throw busy();
    waiting += 1;
    return turns.run(async () => {
      waiting -= 1;
      return answerOf(start({ workerData: await task(), resourceLimits }));
    });
  };
  const write = async (gather: () => Promise<SheetToWrite[]>): Promise<Uint8Array> => {
    const answer = await run(async () => ({ write: await gather() }));
    if ("written" in answer) return answer.written;
    // Made by the hub itself, and of so many lines at most, it takes too long only where the machine has too much to do.
    if ("refused" in answer) throw busy();
    throw new Error("a thread that was to write read");
  };
  return {
    async read(bytes) {
      const answer = await run(() => Promise.resolve({ read: bytes }));
      if ("read" in answer) return answer.read;
      if ("refused" in answer) throw badField("file", answer.refused, { maximum: mostImportLines });
      throw new Error("a thread that was to read wrote");
    },
    write: (sheets) => write(() => Promise.resolve(sheets)),
    async writeFor(person, gather) {
      if (served.has(person)) throw new AppError("rate_limited", { reason: "ledger_running", retryAfterMs: LONGEST_MS });
      served.add(person);
      try {
        return await write(gather);
      } finally {
        served.delete(person);
      }
    },
  };
}

function answerOf(worker: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve({ refused: "file_too_complex" })), LONGEST_MS);
    const settle = (done: () => void) => {
      clearTimeout(timer);
      done();
      void worker.terminate();
    };
    worker.once("message", (answer: Answer) => settle(() => resolve(answer)));
    worker.once("error", (error: NodeJS.ErrnoException) => {
      const isFull = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      settle(() => (isFull ? resolve({ refused: "file_too_complex" }) : reject(error)));
    });
  });
}

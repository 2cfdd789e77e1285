/** Reads or writes one spreadsheet, answers, and ends: what a file makes of the memory goes with its thread. */
import { parentPort, workerData } from "node:worker_threads";
import { readFile } from "./read-file.ts";
import { Refused } from "./refused.ts";
import type { ReadFile, ReadRefusal, SheetToWrite } from "./spreadsheet.ts";
import { writeWorkbook } from "./write-workbook.ts";

export type Task = { read: Uint8Array } | { write: SheetToWrite[] };
export type Answer = { read: ReadFile } | { written: Uint8Array } | { refused: ReadRefusal };

async function answer(task: Task): Promise<Answer> {
  if ("write" in task) return { written: await writeWorkbook(task.write) };
  try {
    return { read: await readFile(task.read) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.rule };
    throw error;
  }
}

parentPort!.postMessage(await answer(workerData as Task), []);

import { parentPort } from "node:worker_threads";
import { solvePartsHere } from "../engine/plan/solve-market.ts";
import type { Market } from "../engine/plan/types.ts";

/** The second thread of `createTwoThreadSolver`: answers each list of markets with their solutions. */
const port = parentPort!;
port.on("message", (parts: Market[]) => port.postMessage(solvePartsHere(parts), []));

import { expect, it } from "vitest";
import type { OperationsView } from "../../app/contracts/operations.ts";
import { whatNeedsAttention } from "./what-needs-attention.ts";

type Looked = Omit<OperationsView, "attention">;

const at = "2026-11-30T02:00:00.000Z";
const delays = (count: number, p95Ms: number) => ({ count, p50Ms: 5, p95Ms, p99Ms: p95Ms, longestMs: p95Ms });
const well: Looked = {
  at,
  process: { startedAt: at, node: "v20.20.2", memoryBytes: 3e8, loop: delays(3_000, 2) },
  connections: { sockets: 2, people: 1, following: true, push: delays(100, 40) },
  engine: { running: true, needs: 10, resources: 10 },
  store: { kind: "own", bytes: 1e6, freeBytes: 50 * 1024 ** 3 },
  backup: { at: "2026-11-29T02:00:00.000Z", form: "file" },
  drill: { at: "2026-10-31T02:00:00.000Z", backupAt: "2026-10-31T01:00:00.000Z", ms: 900, collections: 36, documents: 18_000, fault: null },
  audit: { at, records: 500, found: 0, explained: false },
  outgoing: null,
  jobs: [{ name: "listings", everySeconds: 60, lastAt: at, lastMs: 4, failing: false, failures: 3 }],
};

it("finds nothing where all is well, also where a job failed before", () => {
  expect(whatNeedsAttention(well)).toEqual([]);
});

it("does not mind a restored hub that has nobody to tell", () => {
  expect(whatNeedsAttention({ ...well, outgoing: { heldSince: at, backupAt: null, receivers: 0 } })).toEqual([]);
});

it.each<[string, Partial<Looked>]>([
  ["feed_stopped", { connections: { ...well.connections, following: false } }],
  ["audit_unsound", { audit: { at, records: 500, found: 1, explained: false } }],
  ["outgoing_held", { outgoing: { heldSince: at, backupAt: null, receivers: 1 } }],
  ["engine_away", { engine: { running: false, needs: null, resources: null } }],
  ["disk_low", { store: { kind: "own", bytes: 1e6, freeBytes: 1024 ** 3 } }],
  ["job_failing", { jobs: [{ ...well.jobs[0]!, failing: true }] }],
  ["pushes_slow", { connections: { ...well.connections, push: delays(20, 301) } }],
  ["backup_missing", { backup: null }],
  ["backup_old", { backup: { at: "2026-11-23T01:59:59.000Z", form: "lines" } }],
  ["drill_failed", { drill: { ...well.drill!, fault: { code: "file_changed", what: "store.mdb", of: 1 } } }],
  ["drill_old", { drill: { ...well.drill!, at: "2026-10-31T01:59:59.000Z" } }],
  ["drill_missing", { drill: null }],
])("tells %s", (code, changed) => {
  expect(whatNeedsAttention({ ...well, ...changed })).toEqual([code]);
});

it("leaves the room and the backups of a database elsewhere to its administrator", () => {
  expect(whatNeedsAttention({ ...well, store: { kind: "mongodb" }, backup: null, drill: null })).toEqual([]);
});

it("does not judge by a handful of pushes", () => {
  expect(whatNeedsAttention({ ...well, connections: { ...well.connections, push: delays(19, 5_000) } })).toEqual([]);
});

it("puts the most urgent first", () => {
  expect(whatNeedsAttention({ ...well, backup: null, drill: null, connections: { ...well.connections, following: false } })).toEqual(["feed_stopped", "backup_missing"]);
});

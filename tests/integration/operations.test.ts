import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OperationsView } from "../../app/contracts/operations.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

let hub: TestHub;
let administrator: TestPerson;

beforeAll(async () => {
  hub = await startTestHub();
  administrator = await buildPerson(hub.dependencies, { role: "administrator" });
});
afterAll(() => hub.close());

const isOwnStore = process.env.TEST_MONGODB_URI === undefined;
const read = async (): Promise<OperationsView> => {
  const { status, body } = await hub.call("GET", "/operations", administrator.token);
  expect(status).toBe(200);
  return body;
};

it("counts who is connected and how long a change took to its push", async () => {
  const alliance = await buildAlliance(hub.dependencies);
  const organization = await buildMember(hub.dependencies, alliance);
  const liaison = await buildPerson(hub.dependencies, { role: "liaison", organization, alliance: alliance.id });
  const before = await read();
  const sockets = [await hub.connect(liaison.token), await hub.connect(liaison.token), await hub.connect(administrator.token)];
  for (let i = 0; i < 3; i++) await hub.dependencies.inTransaction(null, async (transaction) => transaction.emit(`alliance:${alliance.id}`, "listing.changed", { i }));
  const after = await until("the pushes to be counted", async () => {
    const view = await read();
    return (view.connections.push?.count ?? 0) - (before.connections.push?.count ?? 0) >= 3 && view;
  });
  expect(after.connections).toMatchObject({ sockets: before.connections.sockets + 3, people: before.connections.people + 2, following: true });
  expect(after.connections.push!.p95Ms).toBeGreaterThan(0);
  for (const socket of sockets) socket.close();
});

it("tells of its jobs, its engine and its room", async () => {
  const view = await until("every job's first run", async () => {
    const found = await read();
    return found.jobs.length >= 7 && found.engine.running && found;
  });
  expect(view.jobs.filter(({ failing }) => failing)).toEqual([]);
  expect(view.store.kind).toBe(isOwnStore ? "own" : "mongodb");
  expect(Date.parse(view.process.startedAt)).toBeLessThanOrEqual(Date.parse(view.at));
});

it("knows of a backup that another process took, and no longer asks for one", async () => {
  expect((await read()).attention.includes("backup_missing")).toBe(isOwnStore);
  const folder = await mkdtemp(join(tmpdir(), "lianmeng-backup-"));
  try {
    const env = { ...process.env, BASE_URL: "", DATA_DIR: hub.dataDir, ...(!isOwnStore && { MONGODB_URI: hub.databaseUri }) };
    const [code] = await once(spawn(process.execPath, ["--import", "tsx", "scripts/backup.ts", join(folder, "copy")], { env, stdio: "inherit" }), "exit");
    expect(code).toBe(0);
    const { backup, attention } = await read();
    expect(backup).toMatchObject({ form: isOwnStore ? "file" : "lines" });
    expect(attention).not.toContain("backup_missing");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

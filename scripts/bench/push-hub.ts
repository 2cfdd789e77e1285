/** The hub of `bench -- push`, in a process of its own with a fresh embedded store: says in one line where everything is. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironment } from "../../server/env.ts";
import { startHub } from "../../server/start-hub.ts";
import { buildAlliance, buildMember, buildPerson, buildTerm, type TestPerson } from "../../tests/factories/people.ts";

/** People that the clients share: many sockets of one person are as dear as many people. */
const PEOPLE = 50;

/** What the first line holds. */
export interface PushHub {
  url: string;
  alliance: string;
  tokens: string[];
  chair: string;
  /** Liaisons of two firms: one publishes a need, the other owns what fits it. */
  publisher: { token: string; organization: string };
  counterpart: { token: string; organization: string };
}

const dataDir = await mkdtemp(join(tmpdir(), "lianmeng-bench-"));
const hub = await startHub({ env: readEnvironment({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "warn" }), pages: "none" });
const { dependencies } = hub;
const alliance = await buildAlliance(dependencies);
const liaisonOf = async () => {
  const organization = await buildMember(dependencies, alliance);
  const person = await buildPerson(dependencies, { role: "liaison", organization, alliance: alliance.id });
  return { ...person, organization };
};
const people: (TestPerson & { organization: string })[] = [];
for (let index = 0; index < PEOPLE; index += 1) people.push(await liaisonOf());
const [chair, publisher, counterpart] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
await buildTerm(dependencies, { alliance: alliance.id, organization: chair.organization, person: chair.id });

const ready: PushHub = {
  url: hub.url,
  alliance: alliance.id,
  tokens: people.map((person) => person.token),
  chair: chair.token,
  publisher,
  counterpart,
};
console.log(JSON.stringify(ready));

// The parent asks for this process's memory by a line on stdin.
process.stdin.on("data", () => console.log(JSON.stringify({ residentBytes: process.memoryUsage().rss })));
process.once("SIGTERM", async () => {
  await hub.close();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
});

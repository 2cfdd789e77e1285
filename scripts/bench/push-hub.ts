/** The hub of `bench -- push`, in a process of its own with a fresh embedded store: says in one line where everything is. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { readEnvironment } from "../../server/env.ts";
import { startHub } from "../../server/start-hub.ts";
import { buildListing } from "../../tests/factories/listings.ts";
import { buildAlliance, buildMember, buildPerson, buildTerm, type TestPerson } from "../../tests/factories/people.ts";
import { collectGarbage } from "./collect-garbage.ts";

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

/** Live listings that the matcher chooses from. */
const LISTINGS = 10_000;

const dataDir = await mkdtemp(join(tmpdir(), "lianmeng-bench-"));
const start = () => startHub({ env: readEnvironment({ PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "warn" }), pages: "none" });
let hub = await start();
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

await fillMarket();
await hub.close();
hub = await start();

const ready: PushHub = {
  url: hub.url,
  alliance: alliance.id,
  tokens: people.map((person) => person.token),
  chair: chair.token,
  publisher,
  counterpart,
};
console.log(JSON.stringify(ready));

/** A counterpart's resource that fits what will be published, among copies of a few dozen varied lines. */
async function fillMarket(): Promise<void> {
  const processes = ["p01", "p04", "p08", "p14", "p20", "p25", "p30", "p35"];
  const things = ["变速箱壳体", "收割机机架", "驾驶室覆盖件", "液压油缸", "齿轮毛坯", "法兰盘"];
  for (const [index, thing] of things.entries()) {
    for (const process of processes) {
      const owner = people[3 + ((index + processes.indexOf(process)) % (PEOPLE - 3))]!.organization;
      const kind = (index + processes.indexOf(process)) % 2 === 0 ? "need" : "resource";
      await buildListing(hub, {
        kind,
        alliance: alliance.id,
        owner,
        title: `${thing}外协加工`,
        text: `${thing}，工序编号 ${process}`,
        category: `process.${process}`,
      });
    }
  }
  await buildListing(hub, {
    kind: "resource",
    alliance: alliance.id,
    owner: counterpart.organization,
    title: "氟碳喷涂线富余产能",
    text: "可承接机架氟碳喷涂",
    quantity: { value: "500000", unit: "台套" },
  });
  const { models, ids } = hub.dependencies;
  const templates = await models.listings.find({ owner: { $ne: counterpart.organization } }).lean();
  const copies = Array.from({ length: LISTINGS - templates.length }, (_, index) => {
    const template = templates[index % templates.length]!;
    const id = ids.next();
    const moved = Object.entries(template.order).map(([name, key]) => [name, key.replace(template._id, id)]);
    return { ...template, _id: id, order: Object.fromEntries(moved) as typeof template.order };
  });
  await models.listings.insertMany(copies);
}

/** The parent asks by a line on stdin for what this process holds once nothing is left to collect. */
process.stdin.on("data", async () => {
  collectGarbage();
  // What the first collection finalized is collected by the second.
  await setImmediate();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  console.log(JSON.stringify({ heldBytes: heapUsed + external }));
});
process.once("SIGTERM", async () => {
  await hub.close();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
});

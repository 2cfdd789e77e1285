import { only, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

const readers = { ...outsiders, others: 200 } as const;
const publishers = (status: number) => only(status, "secretary", "chair", "officer", "administrator");

/** An edition of the world's alliance; one line is enough. */
async function anEdition({ hub, alliance, people }: World): Promise<string> {
  const published = await hub.call("POST", "/listings", people.liaison.token, { kind: "need", title: "定格用的需求", alliance: alliance.id, state: "published" });
  if (published.status !== 201) throw new Error(`no listing: ${published.status}`);
  const { body } = await hub.call("POST", `/alliances/${alliance.id}/editions`, people.secretary.token, { after: await newest(hub, alliance.id) });
  return body.id;
}
const newest = async (hub: World["hub"], alliance: string): Promise<string | null> =>
  (await hub.dependencies.models.editions.findOne({ alliance }).sort({ at: -1, _id: -1 }).lean())?._id ?? null;

export const rows: AccessRow[] = [
  { method: "GET", path: "/alliances/:id/editions", knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/editions` }), answers: readers },
  { method: "GET", path: "/alliances/:id/editions/preview", knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/editions/preview` }), answers: publishers(200) },
  {
    method: "POST",
    path: "/alliances/:id/editions",
    async knock(world) {
      await anEdition(world);
      return { path: `/alliances/${world.alliance.id}/editions`, body: { after: await newest(world.hub, world.alliance.id) } };
    },
    answers: publishers(201),
  },
  { method: "GET", path: "/alliances/:id/edition-rhythm", knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/edition-rhythm` }), answers: readers },
  { method: "PUT", path: "/alliances/:id/edition-rhythm", knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/edition-rhythm`, body: { months: null } }), answers: publishers(200) },
  { method: "GET", path: "/editions/:id", knock: async (world) => ({ path: `/editions/${await anEdition(world)}` }), answers: readers },
  { method: "GET", path: "/editions/:id/lines", knock: async (world) => ({ path: `/editions/${await anEdition(world)}/lines` }), answers: readers },
  {
    method: "POST",
    path: "/editions/:id/corrections",
    knock: async (world) => ({ path: `/editions/${await anEdition(world)}/corrections`, body: { text: "第二条的数量应为 300 套。" } }),
    answers: publishers(201),
  },
];

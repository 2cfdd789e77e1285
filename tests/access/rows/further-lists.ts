import { keepers, outsiders } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

const aList = () => ({ name: `清单${crypto.randomUUID().slice(0, 8)}`, side: "resource", purpose: "测试用的清单" });
/** An alliance has few of them. */
const clear = ({ hub, alliance }: World) => hub.dependencies.models.furtherLists.deleteMany({ alliance: alliance.id });

export const rows: AccessRow[] = [
  { method: "GET", path: "/reference/list-presets", knock: () => ({ path: "/reference/list-presets" }), answers: { stranger: 401, others: 200 } },
  { method: "GET", path: "/alliances/:id/lists", knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/lists` }), answers: { ...outsiders, others: 200 } },
  {
    method: "POST",
    path: "/alliances/:id/lists",
    async knock(world) {
      await clear(world);
      return { path: `/alliances/${world.alliance.id}/lists`, body: aList() };
    },
    answers: keepers(201),
  },
  {
    method: "PATCH",
    path: "/alliances/:id/lists/:list",
    async knock(world) {
      await clear(world);
      const { status, body } = await world.hub.call("POST", `/alliances/${world.alliance.id}/lists`, world.people.secretary.token, aList());
      if (status !== 201) throw new Error(`no list: ${status}`);
      return { path: `/alliances/${world.alliance.id}/lists/${body.id}`, body: { closed: true, revision: 0 } };
    },
    answers: keepers(200),
  },
];

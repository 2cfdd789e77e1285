import { buildRobot } from "../../factories/robots.ts";
import { keepers } from "../answers.ts";
import type { AccessRow } from "../world.ts";

const token = () => crypto.randomUUID();

export const rows: AccessRow[] = [
  { method: "GET", path: "/alliances/:id/robots", knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/robots` }), answers: keepers(200) },
  {
    method: "POST",
    path: "/alliances/:id/robots",
    async knock({ hub, alliance }) {
      await hub.dependencies.models.robots.deleteMany({ alliance: alliance.id });
      return {
        path: `/alliances/${alliance.id}/robots`,
        body: { name: "联盟群", address: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${token()}`, topics: ["meetings"] },
      };
    },
    answers: keepers(201),
  },
  {
    method: "PATCH",
    path: "/alliances/:id/robots/:robot",
    async knock({ hub, alliance }) {
      const robot = await buildRobot(hub.dependencies, alliance);
      return { path: `/alliances/${alliance.id}/robots/${robot._id}`, body: { name: "会议群", revision: 0 } };
    },
    answers: keepers(200),
  },
  {
    method: "DELETE",
    path: "/alliances/:id/robots/:robot",
    async knock({ hub, alliance }) {
      const robot = await buildRobot(hub.dependencies, alliance);
      return { path: `/alliances/${alliance.id}/robots/${robot._id}` };
    },
    answers: keepers(204),
  },
  {
    method: "POST",
    path: "/alliances/:id/robots/:robot/try",
    async knock({ hub, alliance }) {
      const robot = await buildRobot(hub.dependencies, alliance);
      return { path: `/alliances/${alliance.id}/robots/${robot._id}/try` };
    },
    /** The factory's address was sealed by nobody, so that nothing is sent and the reply says so. */
    answers: keepers(200),
  },
];

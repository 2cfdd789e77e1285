import { buildWebhook } from "../../factories/webhooks.ts";
import { keepers } from "../answers.ts";
import type { AccessRow, World } from "../world.ts";

/** An address of its own each time: one receiver is added to an alliance once. */
const address = () => `https://hooks.example.com/${crypto.randomUUID()}`;
const pathOf = async ({ hub, alliance }: World, below = "") => {
  const webhook = await buildWebhook(hub.dependencies, alliance);
  return `/alliances/${alliance.id}/webhooks/${webhook._id}${below}`;
};

export const rows: AccessRow[] = [
  { method: "GET", path: "/alliances/:id/webhooks", knock: ({ alliance }) => ({ path: `/alliances/${alliance.id}/webhooks` }), answers: keepers(200) },
  {
    method: "POST",
    path: "/alliances/:id/webhooks",
    async knock({ hub, alliance }) {
      await hub.dependencies.models.webhooks.deleteMany({ alliance: alliance.id });
      return { path: `/alliances/${alliance.id}/webhooks`, body: { name: "县平台", address: address(), events: ["listing.published"] } };
    },
    answers: keepers(201),
  },
  {
    method: "PATCH",
    path: "/alliances/:id/webhooks/:webhook",
    knock: async (world) => ({ path: await pathOf(world), body: { name: "企业系统", revision: 0 } }),
    answers: keepers(200),
  },
  { method: "DELETE", path: "/alliances/:id/webhooks/:webhook", knock: async (world) => ({ path: await pathOf(world) }), answers: keepers(204) },
  { method: "POST", path: "/alliances/:id/webhooks/:webhook/secret", knock: async (world) => ({ path: await pathOf(world, "/secret") }), answers: keepers(200) },
  {
    method: "POST",
    path: "/alliances/:id/webhooks/:webhook/try",
    knock: async (world) => ({ path: await pathOf(world, "/try") }),
    /** The factory's secret was sealed by nobody, so that nothing is sent and the reply says so. */
    answers: keepers(409),
  },
  {
    method: "POST",
    path: "/alliances/:id/webhooks/:webhook/replay",
    knock: async (world) => ({ path: await pathOf(world, "/replay"), body: { since: "2000-01-01T00:00:00.000Z" } }),
    answers: keepers(200),
  },
  { method: "GET", path: "/alliances/:id/webhooks/:webhook/attempts", knock: async (world) => ({ path: await pathOf(world, "/attempts") }), answers: keepers(200) },
];

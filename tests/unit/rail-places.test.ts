import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { buildMeView, buildSeatView } from "../factories/me.ts";
import { actionsFor } from "../../app/shell/actions.ts";

/** Pages that lie under no entry of the rail: they have a door of their own in the frame, or send on to another page. */
const elsewhere = ["/alliance", "/me", "/notices", "/publish"];

test("every page marks one entry of the rail", () => {
  const me = buildMeView({ seats: [buildSeatView({ role: "administrator" })] });
  const places = actionsFor(me, "rail").flatMap(({ href, covers = [] }) => [href, ...covers]);
  const pages = readdirSync("app/routes").flatMap((file) => /^_app\.([a-z-]+)\./.exec(file)?.[1] ?? []).filter((page) => page !== "tsx");
  const marked = new Map([...new Set(pages)].map((page) => [`/${page}`, places.filter((place) => place === `/${page}`).length]));
  expect([...marked].filter(([page, count]) => count !== (elsewhere.includes(page) ? 0 : 1))).toEqual([]);
});

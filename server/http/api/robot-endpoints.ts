import { z } from "zod";
import { id, pageOf, pageQuery } from "../../../app/contracts/common.ts";
import { robotInput, robotPatch, robotView } from "../../../app/contracts/robots.ts";
import { endpoint } from "./endpoint.ts";
import { pageOfWhole } from "./page-of-whole.ts";

const ofAlliance = z.object({ id });
const one = z.object({ id, robot: id });

/** Robots of groups in work apps, which tell the groups of what happens in an alliance. */
export const robotEndpoints = [
  endpoint({
    method: "GET",
    path: "/alliances/:id/robots",
    summary: "Group robots of an alliance; their addresses are never shown",
    params: ofAlliance,
    query: pageQuery,
    reply: pageOf(robotView),
    async handle({ query, actor, params, services }) {
      return pageOfWhole(await services.robots.listRobots(actor, params.id), query);
    },
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/robots",
    summary: "Add the robot of a group in WeCom, DingTalk or Feishu by its address",
    params: ofAlliance,
    body: robotInput,
    reply: robotView,
    status: 201,
    handle: ({ actor, params, body, services }) => services.robots.addRobot(actor, params.id, body),
  }),
  endpoint({
    method: "PATCH",
    path: "/alliances/:id/robots/:robot",
    summary: "Change a robot's name, topics or address, or turn it on or off",
    params: one,
    body: robotPatch,
    reply: robotView,
    revision: "required",
    handle: ({ actor, params, body, revision, services }) => services.robots.changeRobot(actor, params.id, params.robot, body, revision),
  }),
  endpoint({
    method: "DELETE",
    path: "/alliances/:id/robots/:robot",
    summary: "Remove a robot with its address",
    params: one,
    revision: "optional",
    handle: ({ actor, params, revision, services }) => services.robots.removeRobot(actor, params.id, params.robot, revision),
  }),
  endpoint({
    method: "POST",
    path: "/alliances/:id/robots/:robot/try",
    summary: "Send a message to the group now and tell what the work app answers",
    params: one,
    reply: robotView,
    handle: ({ actor, params, services }) => services.robots.tryRobot(actor, params.id, params.robot),
  }),
];

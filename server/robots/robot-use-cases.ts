import { addRobot, changeRobot, listRobots, removeRobot } from "./keep-robots.ts";
import { tryRobot } from "./try-robot.ts";

/** What keepers of an alliance do with its robots. */
export const robotUseCases = { addRobot, changeRobot, listRobots, removeRobot, tryRobot };

import { typeName } from "../bson/values.ts";
import { StoreError } from "../errors.ts";
import type { Command } from "./request.ts";

export const getMoreCommand: Command = {
  view: "none",
  inTransaction: true,
  run: (request) => {
    const [id, name] = [request.body.get("getMore"), request.body.get("collection")];
    if (typeof id !== "bigint") throw new StoreError(14, `BSON field 'getMore.getMore' is the wrong type '${typeName(id)}', expected type 'long'`);
    if (typeof name !== "string") throw new StoreError(14, "BSON field 'getMore.collection' must be a string");
    const batchSize = request.number("batchSize", 0) || Infinity;
    return request.engine.cursors.more(id, `${request.database}.${name}`, batchSize, request.number("maxTimeMS", 1_000), request.transaction);
  },
};

export const killCursorsCommand: Command = {
  view: "none",
  inTransaction: true,
  run: (request) => {
    const ids = request.list("cursors").filter((id) => typeof id === "bigint");
    const killed = ids.filter((id) => request.engine.cursors.kill(id));
    return { cursorsKilled: killed, cursorsNotFound: ids.filter((id) => !killed.includes(id)), cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};

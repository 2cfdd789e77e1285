import type { CommandName } from "../dialect.ts";
import { aggregateCommand } from "./aggregate-command.ts";
import { bulkWriteCommand } from "./bulk-write-command.ts";
import { createCommand, dropCommand, dropDatabaseCommand, listCollectionsCommand, listDatabasesCommand } from "./collection-commands.ts";
import { getMoreCommand, killCursorsCommand } from "./cursor-commands.ts";
import { countCommand, distinctCommand, findCommand } from "./find-command.ts";
import { createIndexesCommand, dropIndexesCommand, listIndexesCommand } from "./index-commands.ts";
import { insertCommand } from "./insert-command.ts";
import type { Command } from "./request.ts";
import { backupCommand, buildInfoCommand, helloCommand, pingCommand } from "./server-commands.ts";
import { deleteCommand, findAndModifyCommand, updateCommand } from "./update-command.ts";

/** The commands that only make sense within a session: see `transactions/`. */
export type SessionCommandName = "commitTransaction" | "abortTransaction" | "endSessions" | "killAllSessions";

/** Every other command that the store answers. */
export const commands: Readonly<Record<Exclude<CommandName, SessionCommandName>, Command>> = {
  hello: helloCommand,
  ismaster: helloCommand,
  ping: pingCommand,
  buildInfo: buildInfoCommand,
  lianmengBackup: backupCommand,
  find: findCommand,
  getMore: getMoreCommand,
  killCursors: killCursorsCommand,
  count: countCommand,
  distinct: distinctCommand,
  aggregate: aggregateCommand,
  insert: insertCommand,
  update: updateCommand,
  delete: deleteCommand,
  bulkWrite: bulkWriteCommand,
  findAndModify: findAndModifyCommand,
  create: createCommand,
  drop: dropCommand,
  dropDatabase: dropDatabaseCommand,
  listCollections: listCollectionsCommand,
  listDatabases: listDatabasesCommand,
  createIndexes: createIndexesCommand,
  dropIndexes: dropIndexesCommand,
  listIndexes: listIndexesCommand,
};

import { aggregateCommand } from "./aggregate-command.ts";
import { createCommand, dropCommand, dropDatabaseCommand, listCollectionsCommand, listDatabasesCommand, renameCollectionCommand } from "./collection-commands.ts";
import { countCommand, distinctCommand, findCommand, getMoreCommand, killCursorsCommand } from "./find-command.ts";
import { collModCommand, createIndexesCommand, dropIndexesCommand, listIndexesCommand } from "./index-commands.ts";
import { insertCommand } from "./insert-command.ts";
import type { Command } from "./request.ts";
import { backupCommand, buildInfoCommand, connectionStatusCommand, getParameterCommand, helloCommand, pingCommand, serverStatusCommand } from "./server-commands.ts";
import { deleteCommand, findAndModifyCommand, updateCommand } from "./update-command.ts";

/** Every command that the store answers, by each of its names; the commands of sessions are in `transactions/`. */
export const commands: Readonly<Record<string, Command>> = {
  hello: helloCommand,
  isMaster: helloCommand,
  ismaster: helloCommand,
  ping: pingCommand,
  buildInfo: buildInfoCommand,
  buildinfo: buildInfoCommand,
  connectionStatus: connectionStatusCommand,
  serverStatus: serverStatusCommand,
  getParameter: getParameterCommand,
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
  findAndModify: findAndModifyCommand,
  findandmodify: findAndModifyCommand,
  create: createCommand,
  drop: dropCommand,
  dropDatabase: dropDatabaseCommand,
  renameCollection: renameCollectionCommand,
  collMod: collModCommand,
  listCollections: listCollectionsCommand,
  listDatabases: listDatabasesCommand,
  createIndexes: createIndexesCommand,
  dropIndexes: dropIndexesCommand,
  listIndexes: listIndexesCommand,
};

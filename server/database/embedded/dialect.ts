/**
 * The dialect: everything of MongoDB that the store answers, and no more than the hub and its tools need. What is not named
 * here gets MongoDB's own error for something unknown, or error 238 (not implemented), with a text that says so; nothing is ever
 * ignored. `dialect.test.ts` holds this list and the code together; every test hub fails when it has sent anything else, and
 * `tests/integration/embedded-store/hub-dialect.test.ts` says what the hub does not send by itself.
 * The wire protocol: OP_MSG, and OP_QUERY for a first `ismaster`; no compression, no authentication (the socket is private).
 */
export const dialect = {
  /** Options that every command may have. */
  commonOptions: ["$db", "lsid", "txnNumber", "autocommit", "startTransaction", "readConcern", "writeConcern", "$readPreference", "$clusterTime", "comment", "maxTimeMS"],
  /** Each command with its own options. */
  commands: {
    hello: ["helloOk", "client", "compression", "backpressure"],
    ismaster: ["helloOk", "client", "compression", "backpressure"],
    ping: [],
    buildInfo: [],
    find: ["filter", "sort", "projection", "skip", "limit", "batchSize", "singleBatch"],
    getMore: ["collection", "batchSize"],
    killCursors: ["cursors"],
    count: ["query", "skip", "limit"],
    distinct: ["key", "query"],
    aggregate: ["pipeline", "cursor"],
    insert: ["documents", "ordered"],
    update: ["updates", "ordered"],
    delete: ["deletes", "ordered"],
    bulkWrite: ["ops", "nsInfo", "ordered", "errorsOnly", "bypassDocumentValidation"],
    findAndModify: ["query", "sort", "fields", "update", "new", "upsert", "remove"],
    create: [],
    drop: [],
    dropDatabase: [],
    listCollections: ["filter", "nameOnly", "authorizedCollections", "cursor"],
    listDatabases: ["nameOnly"],
    createIndexes: ["indexes"],
    listIndexes: ["cursor"],
    dropIndexes: ["index"],
    /** Copies the data file into the path that it names: what `npm run backup` asks of a running store. */
    lianmengBackup: [],
    /** Of sessions: transactions with snapshot reads, retryable writes. */
    commitTransaction: [],
    abortTransaction: [],
    endSessions: [],
    killAllSessions: [],
  },
  updateStatement: ["q", "u", "multi", "upsert"],
  deleteStatement: ["q", "limit"],
  /** Of `bulkWrite`, with their fields. */
  bulkWriteOperations: { insert: ["insert", "document"], update: ["update", "filter", "updateMods", "multi", "upsert"] },
  /** Others stop a command on arrival, so that no document has them. */
  types: ["null", "int", "long", "double", "string", "object", "array", "binData", "objectId", "bool", "date", "timestamp", "regex"],
  queryOperators: ["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists", "$type", "$size", "$all", "$elemMatch", "$regex", "$options", "$not", "$and", "$or", "$nor"],
  /** Besides, replacements. No pipelines, and no `$`, `$[]` and `$[name]` in paths. */
  updateOperators: ["$set", "$setOnInsert", "$unset", "$inc", "$min", "$max", "$push", "$addToSet", "$pull", "$pullAll", "$pop"],
  updateModifiers: ["$each"],
  /** `$project` and projections name fields to leave in or to leave out. */
  stages: ["$match", "$limit", "$skip", "$sort", "$group", "$project"],
  /** The one change stream: as the first stage on one collection, followed by `{$match: {operationType: "insert"}}`. */
  changeStream: ["$changeStream"],
  /** Over field paths, constants and documents of these. */
  accumulators: ["$sum"],
  /** Ascending and descending, compound, on arrays (multikey). */
  indexOptions: ["key", "name", "unique", "sparse", "partialFilterExpression", "expireAfterSeconds"],
  /** Fulfilled by one server: a majority of one; all reads see what is on the disk. */
  readConcerns: ["local", "majority", "snapshot"],
  writeConcerns: [0, 1, "majority"],
} as const;

/** The name of a command of the dialect. */
export type CommandName = keyof typeof dialect.commands;

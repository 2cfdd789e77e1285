/**
 * The dialect: everything of MongoDB that the store answers. What is not named here gets MongoDB's own error
 * (unknown) or error 238 (known to MongoDB, outside the dialect); nothing is ever ignored. `dialect.test.ts` holds
 * this list and the code together.
 */
export const dialect = {
  /** The wire protocol: OP_MSG, and OP_QUERY for a first `hello`; no compression, no authentication (the socket is private). */
  commands: [
    "aggregate", "buildInfo", "collMod", "connectionStatus", "count", "create", "createIndexes", "delete", "distinct", "drop",
    "dropDatabase", "dropIndexes", "find", "findAndModify", "getMore", "getParameter", "hello", "insert", "isMaster", "killCursors",
    "lianmengBackup", "listCollections", "listDatabases", "listIndexes", "ping", "renameCollection", "serverStatus", "update",
  ],
  /** Of sessions: transactions with snapshot reads, retryable writes. */
  sessionCommands: ["abortTransaction", "commitTransaction", "endSessions", "killAllSessions", "killSessions", "refreshSessions"],
  queryOperators: [
    "$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists", "$type", "$size", "$all", "$elemMatch", "$regex",
    "$options", "$mod", "$not", "$and", "$or", "$nor", "$expr", "$comment",
  ],
  /** With `$`, `$[]` and `$[name]`, replacements, and pipelines of the stages below that change one document. */
  updateOperators: [
    "$set", "$setOnInsert", "$unset", "$inc", "$mul", "$min", "$max", "$rename", "$currentDate", "$push", "$addToSet", "$pull",
    "$pullAll", "$pop",
  ],
  updateModifiers: ["$each", "$slice", "$sort", "$position"],
  /** Inclusion, exclusion, computed fields, and these. */
  projectionOperators: ["$slice", "$elemMatch", "array.$"],
  /** `$changeStream` too, as the first stage on one collection, followed by `{$match: {operationType: "insert"}}`. */
  stages: [
    "$match", "$limit", "$skip", "$sort", "$group", "$project", "$addFields", "$set", "$unset", "$replaceRoot", "$replaceWith",
    "$count", "$unwind", "$facet", "$lookup", "$sortByCount",
  ],
  accumulators: ["$sum", "$avg", "$min", "$max", "$first", "$last", "$push", "$addToSet", "$mergeObjects", "$count"],
  expressions: [
    "$filter", "$map", "$reduce", "$in", "$arrayElemAt", "$slice", "$first", "$last", "$size", "$isArray", "$reverseArray",
    "$objectToArray", "$concatArrays", "$mergeObjects", "$setUnion", "$setIntersection", "$setDifference", "$sum", "$avg", "$min",
    "$max", "$add", "$subtract", "$multiply", "$divide", "$mod", "$abs", "$floor", "$ceil", "$round", "$trunc", "$concat",
    "$toLower", "$toUpper", "$substrCP", "$strLenCP", "$split", "$toString", "$toInt", "$toLong", "$toDouble", "$toBool", "$type",
    "$isNumber", "$toDate", "$dateToString", "$year", "$month", "$dayOfMonth", "$hour", "$minute", "$second", "$dayOfWeek",
    "$dayOfYear", "$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$cmp", "$and", "$or", "$not", "$cond", "$switch", "$ifNull", "$let",
    "$literal",
  ],
  /** Ascending and descending, compound, on arrays (multikey). */
  indexOptions: ["unique", "sparse", "partialFilterExpression", "expireAfterSeconds"],
  /** Accepted and fulfilled by one server: a majority of one; all reads see what is on the disk. */
  readConcerns: ["local", "available", "majority", "snapshot", "linearizable"],
  writeConcerns: [0, 1, "majority"],
} as const;

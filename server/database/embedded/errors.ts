/** MongoDB's names of the error numbers that the store answers with; the others are called by their number. */
const codeNames: Readonly<Record<number, string>> = {
  1: "InternalError",
  2: "BadValue",
  9: "FailedToParse",
  13: "Unauthorized",
  14: "TypeMismatch",
  16: "InvalidLength",
  20: "IllegalOperation",
  22: "InvalidBSON",
  26: "NamespaceNotFound",
  27: "IndexNotFound",
  28: "PathNotViable",
  40: "ConflictingUpdateOperators",
  43: "CursorNotFound",
  50: "MaxTimeMSExpired",
  52: "DollarPrefixedFieldName",
  53: "InvalidIdField",
  54: "NotSingleValueField",
  56: "EmptyFieldName",
  59: "CommandNotFound",
  66: "ImmutableField",
  67: "CannotCreateIndex",
  72: "InvalidOptions",
  73: "InvalidNamespace",
  79: "UnknownReplWriteConcern",
  85: "IndexOptionsConflict",
  86: "IndexKeySpecsConflict",
  100: "UnsatisfiableWriteConcern",
  112: "WriteConflict",
  171: "CannotIndexParallelArrays",
  225: "TransactionTooOld",
  237: "CursorKilled",
  238: "NotImplemented",
  251: "NoSuchTransaction",
  256: "TransactionCommitted",
  260: "InvalidResumeToken",
  263: "OperationNotSupportedInTransaction",
  286: "ChangeStreamHistoryLost",
  10334: "BSONObjectTooLarge",
  11000: "DuplicateKey",
  14031: "OutOfDiskSpace",
  40415: "IDLUnknownField",
};

/** An error in MongoDB's own terms, which the server sends as a reply and the driver turns into its error classes. */
export class StoreError extends Error {
  override name = "StoreError";
  readonly codeName: string;

  /**
   * @param code MongoDB's number of the error
   * @param labels `errorLabels` of the reply, such as `TransientTransactionError`
   * @param details further fields of the reply, such as `keyPattern` and `keyValue` of a duplicate key
   */
  constructor(
    readonly code: number,
    message: string,
    readonly labels: readonly string[] = [],
    readonly details: ReadonlyMap<string, unknown> = new Map(),
  ) {
    super(message);
    this.codeName = codeNames[code] ?? `Location${code}`;
  }
}

const outside = "is outside the dialect of the embedded store (see server/database/embedded/dialect.ts)";

/** The answer to what MongoDB knows and the store's dialect leaves out: never a guess, always this error. */
export function outsideDialect(what: string): StoreError {
  return new StoreError(238, `${what} ${outside}`);
}

/** @throws StoreError 40415, as MongoDB answers to a field that it does not know, for the first name that is not allowed */
export function checkFields(names: Iterable<string>, allowed: readonly string[], where: string): void {
  for (const name of names) {
    if (!allowed.includes(name)) throw new StoreError(40415, `BSON field '${where}.${name}' is an unknown field: it ${outside}`);
  }
}

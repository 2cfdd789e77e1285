import type { ReadRefusal } from "./spreadsheet.ts";

/** A file that is not read; the message is its rule. Of the thread alone: the hub makes a refusal of the field `file` of it. */
export class Refused extends Error {
  constructor(
    readonly rule: ReadRefusal,
    options?: ErrorOptions,
  ) {
    super(rule, options);
  }
}

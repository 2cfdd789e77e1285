import { ObjectId } from "bson";

/** Where identifiers come from; passed in, so that tests can foresee them. */
export interface Ids {
  /** 24 lowercase hexadecimal digits; later ones of one process sort after earlier ones. */
  next(): string;
}

export const systemIds: Ids = { next: () => new ObjectId().toHexString() };

import type { Clock } from "./clock.ts";
import type { Models } from "./database/models.ts";
import type { Ids } from "./ids.ts";
import type { Log } from "./log.ts";
import type { Notices } from "./notifications/notify.ts";
import type { InTransaction } from "./outbox/transaction.ts";

/** What every use case is given: the store, the one way to change it, time, ids, the log and the way to tell people. */
export interface Dependencies extends Notices {
  models: Models;
  inTransaction: InTransaction;
  clock: Clock;
  ids: Ids;
  log: Log;
}

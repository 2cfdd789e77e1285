import { AsyncLocalStorage } from "node:async_hooks";

/** What a transaction needs to know of the request it belongs to, without every service passing it on. */
export interface RequestScope {
  requestId: string;
  /** Record of the request's idempotency key, to be marked executed with the change itself. */
  idempotencyId?: string;
}

const storage = new AsyncLocalStorage<RequestScope>();

export const currentRequest = (): RequestScope | undefined => storage.getStore();

/** Runs `work` as part of a request. */
export const withRequest = <Result>(scope: RequestScope, work: () => Promise<Result>): Promise<Result> =>
  storage.run(scope, work);

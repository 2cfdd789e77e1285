import { createHash, randomUUID } from "node:crypto";
import express, { type Request, type Response, type Router } from "express";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { z } from "zod";
import { writeKey } from "../../../app/contracts/common.ts";
import { faultsOf } from "../../../app/contracts/faults.ts";
import type { Actor } from "../../access/actor.ts";
import type { Dependencies } from "../../dependencies.ts";
import { AppError, badField } from "../../errors.ts";
import type { FileToSave } from "../../file-to-save.ts";
import { withRequest } from "../../outbox/request-scope.ts";
import type { Services } from "../../services.ts";
import { attemptCookieName, credentialsOf, isTrustedOrigin, sessionCookieName } from "../identify.ts";
import { asAppError, sendProblem } from "../problem-reply.ts";
import { readCookie, requestLocale } from "../request-locale.ts";
import { personLimit, spendRequest } from "../spend-request.ts";
import type { Endpoint, Visitor } from "./endpoint.ts";
import { runOnce, type StoredReply } from "./idempotency.ts";

export interface ApiParts {
  endpoints: Endpoint[];
  services: Services;
  dependencies: Dependencies;
  allowedOrigins: ReadonlySet<string>;
  /** Whether cookies are sent over https only. */
  secure: boolean;
}

/** Largest body of JSON that any endpoint reads. */
const LARGEST_BODY = "256kb";

/** The router of `/api/v1`: identify, check origin, parse, run, present; every failure becomes a problem reply, that of a file a browser asks for a page (`locals.refused`). */
export function mountApi(parts: ApiParts): Router {
  const router = express.Router();
  const limiter = new RateLimiterMemory(personLimit);
  router.use((request, response, next) => {
    response.set("Cache-Control", "no-store");
    // Names and rights in a reply may have changed while the revision of the record has not.
    delete request.headers["if-none-match"];
    next();
  });
  router.use(express.json({ limit: LARGEST_BODY, strict: false }));
  for (const endpoint of parts.endpoints) {
    const method = endpoint.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete";
    router[method](endpoint.path, (request, response, next) => {
      serve(parts, limiter, endpoint, request, response).catch(next);
    });
  }
  router.use((_request, _response, next) => next(new AppError("not_found")));
  router.use((error: unknown, request: Request, response: Response, next: express.NextFunction) => {
    const known = asAppError(error);
    if (known.code === "internal") parts.dependencies.log.error({ err: known.cause, requestId: requestIdOf(request) }, "request failed");
    if (response.headersSent) return;
    // Who follows a link to a file sees a page: what is for programs would be all that the window holds.
    if (response.locals.savesFile === true && request.accepts(["json", "html"]) === "html") {
      response.locals.refused = known;
      return void next();
    }
    sendProblem(response, known, response.locals.locale ?? requestLocale(request, null), requestIdOf(request));
  });
  return router;
}

/**
 * Whether a write carries a body that is not said to be JSON. Taken for none, it would change something else than what
 * it says: all notices instead of those that it names.
 */
const isUnread = (request: Request): boolean =>
  request.method !== "GET" && request.method !== "HEAD" && request.get("Content-Length") !== "0" && request.is("application/json") === false;

/** Set by the request log; a router used without one makes its own. */
const requestIdOf = (request: Request & { id?: unknown }): string => {
  request.id ??= randomUUID();
  return String(request.id);
};

async function serve(
  parts: ApiParts,
  limiter: RateLimiterMemory,
  endpoint: Endpoint,
  request: Request,
  response: Response,
): Promise<void> {
  const { services, dependencies, secure } = parts;
  response.locals.savesFile = endpoint.download !== undefined;
  const credentials = credentialsOf(request.headers, secure);
  const actor = await services.people.resolveActor(credentials);
  const locale = requestLocale(request, actor);
  response.locals.locale = locale;
  const writes = endpoint.method !== "GET";
  if (writes && credentials.token === undefined) {
    const carriesCookie = credentials.cookie !== undefined || attemptOf(request, secure) !== undefined;
    const trusted = isTrustedOrigin(request.headers, parts.allowedOrigins, carriesCookie);
    if (!trusted) throw new AppError("forbidden", { reason: "origin" });
  }
  if (endpoint.signedIn && !actor) throw new AppError("signed_out");
  await spendRequest(limiter, actor?.person.id ?? request.ip ?? "unknown");
  if (endpoint.file) await readFileOf(request, response, endpoint.file.largestBytes);
  else if (isUnread(request)) throw badField("Content-Type", "json");

  const revision = revisionOf(request);
  const call = {
    actor,
    params: parseParams(endpoint.params, request.params),
    query: parse(endpoint.query, withoutEmpty(request.query), ""),
    body: endpoint.body && parse(endpoint.body, withoutRevision(endpoint, request.body), ""),
    file: endpoint.file && fileOf(request),
    revision,
    locale,
    services,
    visitor: visitorOf(request, response, secure),
  };
  if (endpoint.revision === "required" && revision === undefined) throw badField("revision", "revision_required");

  let record: unknown;
  const run = async (idempotencyId?: string): Promise<StoredReply & { download?: FileToSave }> => {
    const scope = { requestId: requestIdOf(request), ...(idempotencyId && { idempotencyId }) };
    const result = await withRequest(scope, () => endpoint.handle(call));
    if (endpoint.download) return { status: endpoint.status, body: "", download: result as FileToSave };
    if (endpoint.text) return { status: endpoint.status, body: String(result) };
    record = endpoint.reply?.parse(result);
    return { status: endpoint.status, body: endpoint.reply ? JSON.stringify(record) : "" };
  };
  const key = request.get("Idempotency-Key");
  if (key !== undefined && !writeKey.safeParse(key).success) throw badField("Idempotency-Key", "wrong_type");
  const reply: StoredReply & { download?: FileToSave } =
    key !== undefined && writes && endpoint.signedIn && actor && !endpoint.repeats
      ? await runOnce(dependencies, idempotentRequest(actor, key, request), run)
      : await run();
  response.status(reply.status);
  if (reply.download) {
    return void response.attachment(reply.download.name).type(endpoint.download!).send(Buffer.from(reply.download.bytes));
  }
  // A repetition is answered without being carried out.
  if (record === undefined && key !== undefined && endpoint.reply && reply.body !== "") record = JSON.parse(reply.body);
  const tag = revisionTag(record);
  if (tag !== null) response.set("ETag", tag);
  if (reply.status === 204) response.end();
  else response.type(endpoint.text ?? "application/json").send(reply.body);
}

/** Reads a body that is a file, of any content type; only once it is known who sends it. @throws what is too large, or no body as it says */
function readFileOf(request: Request, response: Response, largestBytes: number): Promise<void> {
  const read = express.raw({ type: () => true, limit: largestBytes });
  return new Promise((resolve, reject) => read(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error))));
}

/** @throws bad_input on `file` when none was sent, or it was said to be JSON */
function fileOf(request: Request): Uint8Array {
  const body = request.body as unknown;
  if (!Buffer.isBuffer(body) || body.length === 0) throw badField("file", "required");
  return body;
}

/** A body as it is known again: a file by its fingerprint. */
const contentOf = (body: unknown): unknown => (Buffer.isBuffer(body) ? createHash("sha256").update(body).digest("hex") : body);

const idempotentRequest = (actor: Actor, key: string, request: Request) => ({
  person: actor.person.id,
  key,
  method: request.method,
  path: request.originalUrl,
  body: contentOf(request.body),
});

function parse(schema: z.ZodType | undefined, value: unknown, prefix: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value === undefined ? {} : value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new AppError("bad_input", {
    faults: faultsOf(parsed.error.issues).map((fault) => ({ ...fault, path: prefix + fault.path })),
  });
}

/** What a form or a template left empty (`?kind=&cursor=`) was not asked for. */
const withoutEmpty = (query: Request["query"]): Request["query"] =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));

/** An address whose parameters are not even well formed leads nowhere. */
function parseParams(schema: z.ZodType | undefined, params: unknown): unknown {
  const parsed = schema?.safeParse(params);
  if (parsed && !parsed.success) throw new AppError("not_found");
  return parsed?.data;
}

/** The revision a change is based on: `If-Match: "7"`, else `revision` in the body. */
function revisionOf(request: Request): number | undefined {
  const header = request.get("If-Match");
  if (header !== undefined) {
    const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
    if (digits === undefined) throw badField("If-Match", "wrong_type");
    return Number(digits);
  }
  const body = request.body as unknown;
  if (typeof body !== "object" || body === null || !("revision" in body)) return undefined;
  const { revision } = body;
  if (typeof revision !== "number" || !Number.isSafeInteger(revision) || revision < 0) throw badField("revision", "wrong_type");
  return revision;
}

/** The revision of a record as `If-Match` takes it back; null where a reply is no such record. Pure. */
const revisionTag = (record: unknown): string | null =>
  typeof record === "object" && record !== null && "revision" in record && Number.isSafeInteger(record.revision) ? `"${String(record.revision)}"` : null;

/** `revision` belongs to the request, not to the record: schemas need not list it. */
function withoutRevision(endpoint: Endpoint, body: unknown): unknown {
  if (endpoint.method === "GET" || typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const { revision: _, ...rest } = body as Record<string, unknown>;
  return rest;
}

const attemptOf = (request: Request, secure: boolean) => readCookie(request.headers.cookie, attemptCookieName(secure));

function visitorOf(request: Request, response: Response, secure: boolean): Visitor {
  const cookie = { httpOnly: true, secure, sameSite: "lax", path: "/" } as const;
  return {
    address: request.ip ?? "unknown",
    device: request.get("User-Agent") ?? "",
    setSession: (token, expires) => void response.cookie(sessionCookieName(secure), token, { ...cookie, expires }),
    clearSession: () => void response.clearCookie(sessionCookieName(secure), cookie),
    attempt: attemptOf(request, secure),
    setAttempt: (token, expires) => void response.cookie(attemptCookieName(secure), token, { ...cookie, expires }),
  };
}

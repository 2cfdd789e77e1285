import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import compression from "compression";
import express, { type Express, type Request, type Response } from "express";
import pinoHttp from "pino-http";
import { dayAt } from "../clock.ts";
import type { Dependencies } from "../dependencies.ts";
import type { Services } from "../services.ts";
import type { AppError } from "../errors.ts";
import { endpoints } from "./api/endpoints.ts";
import { mountApi } from "./api/mount-api.ts";
import { describeApi } from "./api/openapi.ts";
import { createRemixHandler, type RemixHandler } from "./create-remix-handler.ts";
import { credentialsOf, sessionCookieName } from "./identify.ts";
import { asAppError, sendProblem } from "./problem-reply.ts";
import { requestLocale } from "./request-locale.ts";
import { securityHeaders } from "./security-headers.ts";

export interface HttpAppParts {
  dependencies: Dependencies;
  services: Services;
  baseUrl: string;
  allowedOrigins: ReadonlySet<string>;
  secure: boolean;
  demo: boolean;
  trustProxy: number;
  /** Pages from the build, from source through Vite, or none (tests of the API alone). */
  pages: "built" | "development" | "none";
  httpServer: Server;
  /** Whether the hub can serve: database answers, relay follows, not draining. */
  isReady: () => Promise<boolean>;
}

/** An address without what only its owner may know: its query, and the secret of a calendar. Pure. */
const loggable = (url: string): string => url.split("?")[0]!.replace(/(\/calendars\/)[^/]+/i, "$1…");

/** The whole HTTP side: health, API and its description, then pages. */
export async function createHttpApp(parts: HttpAppParts): Promise<{ app: Express; close(): Promise<void> }> {
  const { dependencies, services, secure } = parts;
  const { clock, log } = dependencies;
  const app = express();
  app.disable("x-powered-by");
  // The API marks records by their revisions, and nothing else that is written here is kept by anybody.
  app.disable("etag");
  app.set("trust proxy", parts.trustProxy);
  app.get("/livez", (_request, response) => void response.type("text").send("ok"));
  app.get("/readyz", (_request, response) => {
    parts.isReady().then(
      (ready) => response.status(ready ? 200 : 503).type("text").send(ready ? "ready" : "not ready"),
      () => response.status(503).type("text").send("not ready"),
    );
  });
  app.use(
    pinoHttp({
      logger: log,
      genReqId: () => randomUUID(),
      customLogLevel: (_request, response, error) =>
        error || response.statusCode >= 500 ? "error" : response.statusCode >= 400 ? "info" : "debug",
      serializers: { req: (request: { method: string; url: string; id: string }) => ({ id: request.id, method: request.method, url: loggable(request.url) }) },
    }),
  );
  app.use(securityHeaders({ secure, development: parts.pages === "development" }));
  app.use(compression());

  let description: string | undefined;
  app.get("/api/openapi.json", (_request, response) => {
    description ??= JSON.stringify(describeApi(endpoints, parts.baseUrl, sessionCookieName(secure)));
    response.type("application/json").send(description);
  });
  app.use("/api/v1", mountApi({ endpoints, services, dependencies, allowedOrigins: parts.allowedOrigins, secure }));
  app.use("/api", (request, response, next) => {
    const refused = response.locals.refused as AppError | undefined;
    if (refused && pages) return next();
    sendProblem(response, refused ?? asAppError(new URIError("no such API")), requestLocale(request, null), String(request.id));
  });

  const pages: RemixHandler | undefined =
    parts.pages === "none"
      ? undefined
      : await createRemixHandler({
          getLoadContext: loadContext,
          ...(parts.pages === "development" && { development: { httpServer: parts.httpServer } }),
        });
  if (pages) app.use(pages.handle);

  async function loadContext(request: Request, response: Response) {
    const requestId = String(request.id);
    // A page must render its own error when the database is gone, so that is not thrown here.
    const actor = await services.people.resolveActor(credentialsOf(request.headers, secure)).catch((error: unknown) => {
      log.warn({ err: error, requestId }, "who asks could not be read");
      response.locals.identityUnknown = true;
      return null;
    });
    if (actor) response.set("Cache-Control", "no-store");
    return {
      services,
      actor,
      identityUnknown: response.locals.identityUnknown === true,
      locale: requestLocale(request, actor),
      nonce: response.locals.nonce as string,
      clock: { now: () => clock.now(), today: () => dayAt(clock.now()) },
      demo: parts.demo,
      requestId,
      refused: (response.locals.refused as AppError | undefined) ?? null,
      problemOf: asAppError,
      reportError: (error: unknown) => log.error({ err: error, requestId }, "page failed"),
    };
  }

  app.use((error: unknown, request: Request, response: Response, _next: express.NextFunction) => {
    const known = asAppError(error);
    if (known.code === "internal") log.error({ err: error, requestId: request.id }, "request failed");
    if (response.headersSent) return void response.end();
    sendProblem(response, known, requestLocale(request, null), String(request.id));
  });
  return { app, close: async () => pages?.close() };
}

import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { systemClock, type Clock } from "./clock.ts";
import { connectDatabase, type OnCommand } from "./database/connect.ts";
import type { OwnStore } from "./database/own-store.ts";
import { dropRetiredIndexes } from "./database/drop-retired-indexes.ts";
import { createModels, ensureIndexes } from "./database/models.ts";
import type { Dependencies } from "./dependencies.ts";
import { createStoryClock } from "./demo/story-clock.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import type { Environment } from "./env.ts";
import type { OpenPort } from "./http/listen.ts";
import { createHttpApp, type HttpAppParts } from "./http/create-http-app.ts";
import { readPages } from "./http/create-remix-handler.ts";
import { createJobs } from "./jobs/jobs.ts";
import { runJobs } from "./jobs/run-jobs.ts";
import { systemIds, type Ids } from "./ids.ts";
import type { Log } from "./log.ts";
import { serveMetrics } from "./metrics.ts";
import { createMailer } from "./notifications/mail/mailer.ts";
import { createNotices } from "./notifications/notify.ts";
import { createTransactions } from "./outbox/transaction.ts";
import { ownSecret } from "./own-secret.ts";
import { attemptLimit } from "./people/failed-attempts.ts";
import { createProviders } from "./people/outside-accounts/providers/providers.ts";
import { setupToken } from "./people/set-up.ts";
import { forgetVoteDigests } from "./meetings/forget-vote-digests.ts";
import { createPresenceCounter } from "./meetings/presence-counter.ts";
import { ensureCandidateIndex } from "./matching/candidates/candidate-index.ts";
import { startEngineHost } from "./matching/engine-host.ts";
import { startPlanHost } from "./matching/plans/plan-host.ts";
import type { PlanLimits } from "./matching/plans/plan-limits.ts";
import { createHubWatch } from "./operations/hub-watch.ts";
import { createPipeline } from "./pipeline.ts";
import { createPush, type Push } from "./push/create-push.ts";
import { loadReference } from "./reference/load-reference.ts";
import { createServices, type Services } from "./services.ts";
import { realOutside, type Outside } from "./webhooks/receiver/outside.ts";

export interface Hub {
  /** Where people reach it, without a slash at the end. */
  url: string;
  services: Services;
  dependencies: Dependencies;
  /** Whether this start loaded the demo county. */
  loadedDemo: boolean;
  /** Address of the database, for a second process. */
  databaseUri: string;
  /** Link for the first administrator; null once somebody has an account. */
  setupLink(): Promise<string | null>;
  /** Stops taking requests, asks clients to come back, ends sockets and the database. */
  close(): Promise<void>;
}

/** Longest wait for requests under way when the hub is asked to stop. */
const DRAIN_MS = 20_000;

/** What a hub is started with. */
export interface HubOptions {
  env: Environment;
  pages: HttpAppParts["pages"];
  clock?: Clock;
  ids?: Ids;
  log?: Log;
  onCommand?: OnCommand;
  /** What a plan may be, where it is not as usual. */
  planLimits?: Partial<PlanLimits>;
  /** Of what lies outside the hub, what is not as usual. */
  outside?: Partial<Outside>;
}

/** What is begun before the hub is put together. */
export interface Beginnings {
  log: Log;
  port: OpenPort;
  /** Hands over who answers the port's requests; those that came before wait for it. */
  serve: (app: RequestListener) => void;
  /** The hub's own database, where the environment names no other. */
  store: Promise<OwnStore> | undefined;
}

/**
 * Composes one hub: database, services, sockets, HTTP. Nothing else in the repository, but for what it is begun with, opens a
 * connection or reads a clock of its own.
 * @throws Error when the database cannot be had; the port is closed then
 */
export async function composeHub(options: HubOptions, { log, port, serve, store }: Beginnings): Promise<Hub> {
  const { env, pages, ids = systemIds } = options;
  const clock = createStoryClock(options.clock ?? systemClock);
  const connecting = connectDatabase({ uri: env.MONGODB_URI, dataDir: env.DATA_DIR, log, store, onCommand: options.onCommand });
  // Read while the database opens. What is wrong with the pages is told where they are needed.
  if (pages === "built") readPages().catch(() => {});
  const reference = loadReference();
  const database = await connecting.catch((error: unknown) => {
    port.server.close();
    throw error;
  });
  const models = createModels(database.connection);
  await ensureIndexes(models);
  await dropRetiredIndexes(models);
  await forgetVoteDigests(models);
  const inTransaction = createTransactions({ connection: database.connection, models, clock, ids });
  const dependencies: Dependencies = { models, inTransaction, clock, ids, log, ...createNotices({ models, ids }) };
  const { port: number } = port.server.address() as AddressInfo;
  const url = env.BASE_URL ? new URL(env.BASE_URL).origin : `http://${env.HOST.includes(":") ? `[${env.HOST}]` : env.HOST}:${number}`;
  const secrets: [string, ...string[]] = env.SESSION_SECRETS ?? [ownSecret(env.DATA_DIR)];
  const engine = startEngineHost(log);
  const watch = createHubWatch(clock);
  const mailer = createMailer(env);
  const services = createServices(dependencies, {
    demo: env.DEMO,
    secrets,
    baseUrl: url,
    attempts: new RateLimiterMemory(attemptLimit),
    mailer,
    providers: createProviders(env, () => clock.now().getTime()),
    reference,
    engine,
    candidates: env.MATCHING_CANDIDATES,
    embeddings: env.EMBEDDINGS_URL ? { url: env.EMBEDDINGS_URL, model: env.EMBEDDINGS_MODEL, key: env.EMBEDDINGS_KEY } : null,
    planHost: startPlanHost(log),
    planLimits: options.planLimits,
    outside: { ...realOutside(env.WEBHOOK_HOSTS), ...options.outside },
    watch,
  });
  const filled = await services.listings.fillDerivedFields();
  if (filled > 0) log.info({ filled }, "listings of an older hub can be found by what is new");
  if (env.MATCHING_CANDIDATES === "database") await ensureCandidateIndex(models);
  const loadedDemo = env.DEMO && (await seedDemo({ services, dependencies, clock }));
  if (loadedDemo) log.info("demo county loaded");

  const secure = url.startsWith("https:");
  const allowedOrigins = new Set([
    new URL(url).origin,
    ...(env.BASE_URL ? [] : [`http://localhost:${number}`, `http://127.0.0.1:${number}`]),
  ]);

  const metrics = env.METRICS_PORT === undefined ? undefined : await serveMetrics(env.METRICS_PORT);

  let draining = false;
  const presence = createPresenceCounter({ count: services.meetings.countPresence, log });
  const react = createPipeline({ services, log });
  const push: Push = createPush({
    server: port.server,
    dependencies,
    services,
    allowedOrigins,
    secure,
    meetingCommand: services.meetings.answerCommand,
    onFollow(stream, actor) {
      if (stream.startsWith("meeting:")) presence.arrived(stream.slice("meeting:".length), actor);
    },
    onEvent(event) {
      react(event);
      // Whoever waited on the page before the opening is there from its first moment.
      if (event.type !== "meeting.opened" || !event.stream.startsWith("meeting:")) return;
      for (const actor of push.watchers(event.stream)) presence.arrived(event.stream.slice("meeting:".length), actor);
    },
    onOpen: services.matchingLoop.resync,
    onPushed(event) {
      const afterMs = clock.now().getTime() - event.at.getTime();
      watch.pushed(afterMs);
      metrics?.pushDelay.observe(afterMs / 1_000);
    },
  });
  metrics?.observe(push);
  watch.observe({ ...push, readRoom: database.readRoom });
  const isReady = async () => {
    if (draining || !push.isFollowing()) return false;
    await database.connection.db!.command({ ping: 1 }, { timeoutMS: 1_000 });
    return true;
  };
  const http = await createHttpApp({
    dependencies,
    services,
    baseUrl: url,
    allowedOrigins,
    secure,
    demo: env.DEMO,
    trustProxy: env.TRUST_PROXY,
    pages,
    httpServer: port.server,
    isReady,
  });
  serve(http.app);
  const jobs = runJobs(createJobs(services, dependencies), { log, clock, onRun: watch.jobRan });

  return {
    url,
    services,
    dependencies,
    loadedDemo,
    databaseUri: database.uri,
    async setupLink() {
      return (await services.people.needsSetUp()) ? `${url}/setup?token=${setupToken(secrets[0])}` : null;
    },
    async close() {
      if (draining) return;
      draining = true;
      push.announceDraining();
      presence.close();
      watch.close();
      mailer?.close();
      await services.importWork.end();
      await services.auditKeeper.end();
      await jobs.stop();
      await services.robotLoop.end();
      await services.webhookLoop.end();
      const drained = port.drain(DRAIN_MS);
      await push.close();
      await drained;
      await services.matchingLoop.close();
      await services.policyLoop.close();
      await services.planKeeper.close();
      await engine.close();
      await http.close();
      await metrics?.close();
      await database.close();
    },
  };
}

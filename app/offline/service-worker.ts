/**
 * The hub's service worker. It does one thing: it answers a reader who asks for a page, or a file, while the hub cannot be reached.
 * It keeps nothing, neither pages nor answers of the API nor scripts: people share phones, and rights are judged at each
 * reading (docs/decisions/017).
 */
import { isReachable } from "../http/is-reachable.ts";
import { answerNavigation } from "./answer-navigation.ts";

/** Set by the build: the offline page, and the content security policy that lets exactly its own script and style run. */
declare const OFFLINE_PAGE: string;
declare const OFFLINE_POLICY: string;

/** What is used here of a worker's global scope; TypeScript's own types of it do not go together with those of pages. */
interface WorkerScope {
  skipWaiting(): Promise<void>;
  registration: { navigationPreload?: { enable(): Promise<void> } };
  addEventListener(type: "install", listener: (event: WorkerEvent & { addRoutes?(routes: object[]): Promise<void> }) => void): void;
  addEventListener(type: "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: PageEvent) => void): void;
}

interface WorkerEvent {
  waitUntil(work: Promise<unknown> | undefined): void;
}

interface PageEvent extends WorkerEvent {
  request: Request;
  preloadResponse?: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}

const scope = globalThis as unknown as WorkerScope;

/** Everything that a page fetches goes past the worker, which need not even be awake for it. */
const pastTheWorker = ["cors", "no-cors", "same-origin"].map((requestMode) => ({ condition: { requestMode }, source: "network" }));

scope.addEventListener("install", (event) => {
  // At once: there is nothing of the last version that an open page could still need.
  event.waitUntil(scope.skipWaiting());
  // A browser that words routes otherwise only wakes the worker in vain.
  event.waitUntil(event.addRoutes?.(pastTheWorker).catch(() => {}));
});

scope.addEventListener("activate", (event) => {
  // The page is on its way while the worker wakes up.
  event.waitUntil(scope.registration.navigationPreload?.enable());
});

/** What is asked for to be saved: calendars, papers, spreadsheets. */
const isFile = ({ url }: Request): boolean => /^\/api\/|\.xlsx$/.test(new URL(url).pathname);

const offlinePage = (): Response =>
  new Response(OFFLINE_PAGE, {
    status: 503,
    headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": OFFLINE_POLICY, "Cache-Control": "no-store" },
  });

/** Leaves the reader on the page that he has, which says itself that the hub is away. */
const nothing = (): Response => new Response(null, { status: 204 });

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode !== "navigate" || request.method !== "GET") return;
  const load = async () => (await event.preloadResponse) ?? fetch(request);
  event.respondWith(answerNavigation({ load, isReachable, standIn: isFile(request) ? nothing : offlinePage }));
});

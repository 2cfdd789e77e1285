// As a whole: what stands in for the outside in tests takes the place of its `request`.
import https, { type Agent } from "node:https";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import type { AttemptFault } from "../../../app/contracts/webhooks.ts";
import { isPublicAddress } from "./is-public-address.ts";
import type { Outside } from "./outside.ts";
import { hostAndPort } from "./read-address.ts";
import type { Signed } from "./sign-message.ts";

/** Of an answer only the status counts; a longer one is cut off. */
const MOST_BYTES = 65_536;

/** What became of one attempt. */
export interface Answer {
  /** 2xx: the receiver has it. */
  ok: boolean;
  status: number | null;
  fault: AttemptFault | null;
  ms: number;
  /** How long the receiver asks to be left alone. */
  pauseMs: number | null;
}

/**
 * Hands a message to a receiver. Effects: the name is resolved and, unless every one of its addresses is public or the operator named the host,
 * nothing is sent; else one HTTPS request to an address that was looked at. Redirects are not followed. Never throws.
 * @param agent holds the connection for the messages that follow at once
 */
export async function postMessage(outside: Outside, url: URL, signed: Signed, body: string, agent: Agent): Promise<Answer> {
  const began = performance.now();
  const signal = AbortSignal.timeout(outside.timeoutMs);
  const answer = (said: Partial<Answer>): Answer => ({ ok: false, status: null, fault: null, pauseMs: null, ms: Math.round(performance.now() - began), ...said });
  const addresses = await before(signal, outside.resolve(url.hostname.replace(/^\[|\]$/g, ""))).catch(() => []);
  if (signal.aborted) return answer({ fault: "timeout" });
  if (addresses.length === 0) return answer({ fault: "unresolved" });
  if (!outside.insideHosts.has(hostAndPort(url)) && !addresses.every(isPublicAddress)) return answer({ fault: "address" });
  try {
    const { status, retryAfter } = await send(url, { signal, agent, headers: { ...headers, ...signed }, lookup: lookupAmong(addresses) }, body);
    return answer({ ok: status >= 200 && status < 300, status, pauseMs: [429, 503].includes(status) ? pauseOf(retryAfter) : null });
  } catch (error) {
    return answer({ fault: signal.aborted ? "timeout" : faultOf(error) });
  }
}

const headers = { "Content-Type": "application/json", "User-Agent": "Lianmeng-Webhook/1" };

/** Connects to what was looked at: a name that is resolved a second time may lead elsewhere. */
const lookupAmong = (addresses: readonly string[]): LookupFunction => {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all }, callback) => (all ? callback(null, known) : callback(null, known[0]!.address, known[0]!.family));
};

interface Said {
  status: number;
  retryAfter: string | undefined;
}

function send(url: URL, options: { signal: AbortSignal; agent: Agent; headers: Record<string, string>; lookup: LookupFunction }, body: string): Promise<Said> {
  return new Promise((resolve, reject) => {
    let said: Said | null = null;
    const end = (error?: Error) => (said ? resolve(said) : reject(error ?? new Error("no answer")));
    const sent = https.request(url, { method: "POST", ...options, headers: { ...options.headers, "Content-Length": String(Buffer.byteLength(body)) } }, (response) => {
      said = { status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] };
      let bytes = 0;
      response.on("data", (part: Buffer) => {
        bytes += part.length;
        if (bytes > MOST_BYTES) response.destroy();
      });
      // The status has been said, whatever becomes of the rest.
      response.on("error", end);
      response.on("close", () => end());
    });
    sent.on("error", end);
    // Also without an error, as after an answer that wants to speak another protocol.
    sent.on("close", () => end());
    sent.end(body);
  });
}

/** Settles as `work` does, or rejects once time is up. */
const before = <Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> =>
  Promise.race([work, new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }))]);

const certificateFaults = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_)/;

const faultOf = (error: unknown): AttemptFault => (certificateFaults.test(String((error as { code?: unknown }).code)) ? "certificate" : "unreachable");

/** `Retry-After` in seconds, or as a date. Pure but for the time of day. */
function pauseOf(retryAfter: string | undefined): number | null {
  if (retryAfter === undefined) return null;
  const ms = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

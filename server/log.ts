import pino, { type Logger } from "pino";

export type Log = Logger;

/** Paths whose values never reach a log line. */
const secret = [
  "req.headers.cookie",
  "req.headers.authorization",
  "res.headers['set-cookie']",
  "*.password",
  "*.token",
  "*.secret",
  "*.phone",
  "password",
  "token",
];

/** JSON lines on stdout, instants in UTC, secrets left out. */
export function createLog(level: string): Log {
  return pino({ level, redact: { paths: secret, censor: "[redacted]" }, timestamp: pino.stdTimeFunctions.isoTime });
}

import { useLocation, useNavigate, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Problem } from "../contracts/problem.ts";
import { focusField } from "./focus-field.ts";
import { errorsByField, mayRetry, newKey, sendCommand, type Command, type Outcome } from "./send-command.ts";
import { useRealtime } from "../realtime/realtime-provider.tsx";
import { signInPath } from "./safe-path.ts";
import { forgetUnanswered, recallKey, rememberUnanswered } from "./unanswered.ts";

/** Waits before what is queued is sent again without any sign of the connection, doubling. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;

export interface CommandOptions<Reply> {
  method: Command["method"];
  /** Below `/api/v1`; may be given with each `submit` instead, for a list's rows. */
  path?: string;
  /** Called once the change is done, before the page's data are read anew. */
  onDone?: (reply: Reply) => void;
  /** Whether a success reads the page's data anew; default true. False for previews that change nothing. */
  revalidate?: boolean;
  /** `signed_out` is this command's own answer (signing in) and no reason to go to the sign-in page. */
  signsIn?: boolean;
  /** A new `submit` takes back the one under way (previews while typing). Without it a second one is ignored. */
  replace?: boolean;
  /**
   * What was sent without an answer is sent again by itself when the connection is back, and the same content sent
   * after a reload carries the same key: it happens once. Its body is kept on the device meanwhile, so never for secrets.
   */
  queued?: boolean;
  /**
   * Forgets what the form kept on the device; called once it is done, also when the page no longer shows the form. It is the one of the
   * moment of `submit`: what is typed while the answer is under way was not sent.
   */
  forget?: () => void;
}

export interface SubmitOptions {
  path?: string;
  /** Revision that the change is based on. */
  revision?: number;
}

export interface CommandState<Body, Reply> {
  /** Sends the command; the answer too comes as a value: `undefined` unless it is done. */
  submit: (body?: Body, options?: SubmitOptions) => Promise<Reply | undefined>;
  /** Sends the same again, with the same key: after a loss of the network it happens once at most. */
  retry: () => Promise<Reply | undefined>;
  /** Forgets errors, for instance when a dialog opens anew. */
  reset: () => void;
  busy: boolean;
  /** Refused fields by path, such as `quantity.value`, in the reader's language. */
  errors: Record<string, string>;
  /** Why the hub refused, fields included; null when it did not. */
  problem: Problem | null;
  /** The network was lost or the hub is not itself; what was typed is kept, `retry` is safe. */
  lost: boolean;
  /** Whether sending the same again can help. */
  canRetry: boolean;
  /** Whether it is sent again by itself when the connection is back. */
  queued: boolean;
}

/**
 * The one way a page changes something: a command to the JSON API.
 *
 *   const accept = useCommand<{ note: string }, MatchView>({ method: "POST", path: `/matches/${id}/accept` });
 *   <form onSubmit={(event) => { event.preventDefault(); void accept.submit({ note }); }}>
 *     <CommandProblem command={accept} />
 *     <TextInput name="note" error={accept.errors.note} … />
 *     <Button type="submit" loading={accept.busy}>…</Button>
 *
 * On success the page's data are read anew, and on a conflict over a revision. On `signed_out` it leads to the sign-in page and back. On a refusal
 * of fields the first of them (by the `name` of its input) takes the focus.
 */
export function useCommand<Body = undefined, Reply = unknown>(options: CommandOptions<Reply>): CommandState<Body, Reply> {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = useRef<Attempt | null>(null);
  const underWay = useRef<AbortController | null>(null);
  const { revalidate } = useRevalidator();
  const navigate = useNavigate();
  const location = useLocation();
  const current = useRef({ options, location });
  useEffect(() => {
    current.current = { options, location };
  });
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
      // What is queued is meant to arrive: its answer is noted also when a newer state of the record took the form away.
      if (!current.current.options.queued) underWay.current?.abort();
    };
  }, []);

  const send = useCallback(
    async (tried: Attempt): Promise<Reply | undefined> => {
      const { command, forget } = tried;
      const controller = new AbortController();
      underWay.current = controller;
      attempt.current = tried;
      setBusy(true);
      const { queued } = current.current.options;
      if (queued) rememberUnanswered(command);
      const result = await sendCommand({ ...command, signal: controller.signal });
      if (queued && (result.kind === "done" || result.kind === "refused")) forgetUnanswered(command);
      if (result.kind === "done") forget?.();
      if (!shown.current) return undefined;
      if (underWay.current !== controller || result.kind === "aborted") return undefined;
      underWay.current = null;
      setBusy(false);
      setOutcome(result.kind === "done" ? null : result);
      if (result.kind === "refused" && result.problem.code === "signed_out" && !current.current.options.signsIn) {
        void navigate(signInPath(current.current.location));
        return undefined;
      }
      if (!mayRetry(result)) attempt.current = null;
      // Somebody else was faster: what it was based on is no longer what is stored.
      if (result.kind === "refused" && result.problem.code === "conflict" && command.revision !== undefined) void revalidate();
      if (result.kind !== "done") return undefined;
      const reply = result.data as Reply;
      current.current.options.onDone?.(reply);
      if (current.current.options.revalidate !== false) void revalidate();
      return reply;
    },
    [navigate, revalidate],
  );

  const submit = useCallback(
    async (body?: Body, { path, revision }: SubmitOptions = {}): Promise<Reply | undefined> => {
      const { options: now } = current.current;
      if (underWay.current) {
        if (!now.replace) return undefined;
        underWay.current.abort();
      }
      const target = path ?? now.path;
      if (target === undefined) throw new Error("useCommand: no path");
      const command = { method: now.method, path: target, body, revision };
      const kept = now.queued && attempt.current === null ? recallKey(command) : undefined;
      return send({ command: { ...command, key: kept ?? keyFor(attempt.current?.command ?? null, command) }, forget: now.forget });
    },
    [send],
  );

  const retry = useCallback(async () => {
    if (attempt.current === null || underWay.current) return undefined;
    return send(attempt.current);
  }, [send]);

  const reset = useCallback(() => {
    attempt.current = null;
    setOutcome(null);
  }, []);

  const lost = outcome?.kind === "unreachable" || outcome?.kind === "garbled";
  const connection = useRealtime()?.hub?.connection;
  useEffect(() => {
    if (!lost || !current.current.options.queued) return undefined;
    let away = connection?.getState().phase === "lost";
    let waitMs = FIRST_WAIT_MS;
    let timer: ReturnType<typeof setTimeout>;
    // A short cut may leave the socket unharmed, and a browser may not notice any: then time alone sends it again.
    const later = () => {
      timer = setTimeout(() => {
        void retry();
        later();
      }, waitMs);
      waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
    };
    later();
    const unwatch = connection?.watch(() => {
      const { phase } = connection.getState();
      if (phase === "lost") away = true;
      else if (away && phase !== "connecting") {
        away = false;
        void retry();
      }
    });
    const backOnline = () => void retry();
    window.addEventListener("online", backOnline);
    return () => {
      clearTimeout(timer);
      unwatch?.();
      window.removeEventListener("online", backOnline);
    };
  }, [lost, connection, retry]);

  const problem = outcome?.kind === "refused" ? outcome.problem : null;
  const errors = useMemo(() => errorsByField(problem?.errors ?? []), [problem]);
  useEffect(() => {
    Object.keys(errors).some(focusField);
  }, [errors]);

  return {
    submit,
    retry,
    reset,
    busy,
    errors,
    problem,
    lost,
    queued: options.queued ?? false,
    canRetry: outcome !== null && mayRetry(outcome),
  };
}

/** A command as it was sent, with what forgets just that. */
interface Attempt {
  command: Command;
  forget: (() => void) | undefined;
}

/** The key of an unanswered attempt when the same is sent again, else a new one. */
function keyFor(last: Command | null, next: Omit<Command, "key">): string {
  const same = last !== null && fingerprint(last) === fingerprint(next);
  return same ? last.key : newKey();
}

const fingerprint = ({ method, path, body, revision }: Omit<Command, "key">) =>
  JSON.stringify([method, path, body instanceof File ? [body.name, body.size, body.lastModified] : body, revision]);

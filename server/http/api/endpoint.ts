import type { z } from "zod";
import type { Locale } from "../../../app/contracts/locale.ts";
import type { Actor } from "../../access/actor.ts";
import type { Services } from "../../services.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The visitor's browser, as far as an endpoint may touch it. */
export interface Visitor {
  address: string;
  device: string;
  setSession(token: string, expiresAt: Date): void;
  clearSession(): void;
  /** What it holds while it is on the way to a provider and back. */
  attempt: string | undefined;
  setAttempt(token: string, expiresAt: Date): void;
}

/**
 * Whether a change must or may say which revision of its record it is based on, by `If-Match` or the body's `revision`;
 * undefined where the record has none, or it is no change of a record.
 */
type RevisionUse = "required" | "optional" | undefined;

/** What an endpoint's handler is given: everything parsed, who asks, and the services. */
interface Call<Who, Params, Query, Body> {
  actor: Who;
  params: Params;
  query: Query;
  body: Body;
  locale: Locale;
  services: Services;
  visitor: Visitor;
}

/** Only an endpoint that says so is given the revision, so OpenAPI cannot be silent about one that is looked at. */
type Based<Revision extends RevisionUse> = Revision extends "required"
  ? { revision: number }
  : Revision extends "optional"
    ? { revision: number | undefined }
    : object;

/** A body that is a file of any content type, in place of JSON. */
type FileUse = { largestBytes: number } | undefined;

/** Only an endpoint that takes a file is given one. */
type Given<File extends FileUse> = File extends { largestBytes: number } ? { file: Uint8Array } : object;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** One verb on one path of the API: from this the router, OpenAPI and the rights test are made. */
export interface EndpointDefinition<
  Who,
  Params extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Body extends z.ZodType | undefined,
  Revision extends RevisionUse,
  File extends FileUse,
> {
  method: Method;
  /** Below `/api/v1`, with `:name` for parameters, such as `/listings/:id`. */
  path: string;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  file?: File;
  /** Shape of the reply; what it does not list never leaves. Absent: 204 without a body. */
  reply?: z.ZodType;
  /** Content type of a reply that is text rather than JSON. */
  text?: string;
  /** Content type of a reply that is a file for saving: the handler gives its `name` and `bytes`. */
  download?: string;
  /** Status of success; 200, or 204 without a reply, when absent. */
  status?: 200 | 201 | 204;
  /** Carried out each time, also with the key of a time before: what it gives the browser besides its reply is not kept, and doing it again is harmless. */
  repeats?: boolean;
  revision?: Revision;
  handle(call: Call<Who, Parsed<Params>, Parsed<Query>, Parsed<Body>> & Based<Revision> & Given<File>): Promise<unknown>;
}

/** An endpoint with its types forgotten, as the router keeps it. */
export interface Endpoint {
  method: Method;
  path: string;
  summary: string;
  signedIn: boolean;
  params: z.ZodType | undefined;
  query: z.ZodType | undefined;
  body: z.ZodType | undefined;
  reply: z.ZodType | undefined;
  text: string | undefined;
  file: FileUse;
  download: string | undefined;
  status: number;
  repeats?: boolean;
  revision: RevisionUse;
  handle(call: Call<Actor | null, unknown, unknown, unknown> & Based<"optional"> & { file: Uint8Array | undefined }): Promise<unknown>;
}

function forget(definition: object, signedIn: boolean): Endpoint {
  const endpoint = definition as Endpoint;
  return {
    ...endpoint,
    signedIn,
    status: endpoint.status ?? (endpoint.reply || endpoint.text || endpoint.download ? 200 : 204),
  };
}

/** An endpoint for signed-in people. */
export function endpoint<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Revision extends RevisionUse = undefined,
  File extends FileUse = undefined,
>(definition: EndpointDefinition<Actor, Params, Query, Body, Revision, File>): Endpoint {
  return forget(definition, true);
}

/** An endpoint for everybody; `actor` is null for strangers. */
export function openEndpoint<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Revision extends RevisionUse = undefined,
>(definition: EndpointDefinition<Actor | null, Params, Query, Body, Revision, undefined>): Endpoint {
  return forget(definition, false);
}

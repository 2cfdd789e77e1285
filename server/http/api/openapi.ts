import { z } from "zod";
import { revision } from "../../../app/contracts/common.ts";
import { problem, statusOfCode } from "../../../app/contracts/problem.ts";
import { describeWebhooks } from "./describe-webhooks.ts";
import type { Endpoint } from "./endpoint.ts";

const schemaOf = (schema: z.ZodType, io: "input" | "output") => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return json as Record<string, unknown>;
};

/** OpenAPI 3.1 of the whole API, generated from the schemas that parse it. Pure. */
export function describeApi(endpoints: Endpoint[], baseUrl: string, cookieName: string): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = describeEndpoint(endpoint);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Lianmeng",
      version: "1",
      description: "The collaboration hub of industry-chain party alliances. Errors are application/problem+json.",
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    paths,
    webhooks: describeWebhooks(),
    components: {
      schemas: { Problem: schemaOf(problem, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: cookieName },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
}

/** Bytes as they are. */
const binary = { type: "string", format: "binary" };

/** The header of a reply that is a record with a revision. */
const revisionTag = { description: "Revision of the record, as If-Match takes it", schema: { type: "string", examples: ['"7"'] } };
const hasRevision = ({ reply }: Endpoint): boolean => reply instanceof z.ZodObject && "revision" in reply.shape;

function describeEndpoint(endpoint: Endpoint): object {
  const status = String(endpoint.status);
  const content = endpoint.download
    ? { [endpoint.download]: { schema: binary } }
    : endpoint.text
    ? { [endpoint.text]: { schema: { type: "string" } } }
    : endpoint.reply && { "application/json": { schema: schemaOf(endpoint.reply, "output") } };
  return {
    summary: endpoint.summary,
    tags: [endpoint.path.split("/")[1]],
    security: endpoint.signedIn ? [{ session: [] }, { token: [] }] : [],
    parameters: [...parametersOf(endpoint.params, "path"), ...parametersOf(endpoint.query, "query"), ...headersOf(endpoint)],
    ...(endpoint.file && { requestBody: { required: true, content: { "application/octet-stream": { schema: { ...binary, maxLength: endpoint.file.largestBytes } } } } }),
    ...(endpoint.body && {
      requestBody: { required: true, content: { "application/json": { schema: bodyOf(endpoint, endpoint.body) } } },
    }),
    responses: {
      [status]: { description: endpoint.summary, ...(hasRevision(endpoint) && { headers: { ETag: revisionTag } }), ...(content && { content }) },
      default: {
        description: `Problem; status ${Object.values(statusOfCode).join(", ")}`,
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

/** The body as it may be sent: with the revision that the change is based on, where `If-Match` does not say it. */
function bodyOf(endpoint: Endpoint, body: z.ZodType): object {
  const schema = schemaOf(body, "input");
  if (!endpoint.revision || schema.type !== "object") return schema;
  return { ...schema, properties: { revision: schemaOf(revision, "input"), ...(schema.properties as object) } };
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function headersOf(endpoint: Endpoint): object[] {
  if (endpoint.method === "GET") return [];
  const header = (name: string, required: boolean) => ({ name, in: "header", required, schema: { type: "string" } });
  return [...(endpoint.signedIn ? [header("Idempotency-Key", false)] : []), ...(endpoint.revision ? [header("If-Match", false)] : [])];
}

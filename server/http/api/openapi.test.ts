import { describe, expect, it } from "vitest";
import { endpoints } from "./endpoints.ts";
import { describeApi } from "./openapi.ts";
import type { Endpoint } from "./endpoint.ts";

interface Operation {
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: { properties?: object } }> };
}
const { paths } = describeApi(endpoints, "http://localhost", "session") as { paths: Record<string, Record<string, Operation>> };

const operationOf = ({ method, path }: Endpoint) => paths[path.replace(/:(\w+)/g, "{$1}")]![method.toLowerCase()]!;
const offersIfMatch = (endpoint: Endpoint) => operationOf(endpoint).parameters.some((parameter) => parameter.in === "header" && parameter.name === "If-Match");

/** Whether a handler takes the revision out of what it is given; what it does afterwards has no services to do it with. */
async function looksAtRevision(endpoint: Endpoint): Promise<boolean> {
  let looked = false;
  const call = {
    get revision() {
      looked = true;
      return 7;
    },
  };
  await new Promise((resolve) => resolve(endpoint.handle(call as Parameters<Endpoint["handle"]>[0]))).catch(() => {});
  return looked;
}

describe("OpenAPI offers If-Match", () => {
  const writes = endpoints.filter(({ method }) => method !== "GET");

  it.each(writes.map((endpoint) => [endpoint.method, endpoint.path, endpoint] as const))("on %s %s only as its handler looks at it", async (_method, _path, endpoint) => {
    expect(offersIfMatch(endpoint)).toBe(await looksAtRevision(endpoint));
  });

  it("on some writes of a record and not on others, and never on a read", () => {
    const offering = endpoints.filter(offersIfMatch).map(({ method, path }) => `${method} ${path}`);
    expect(offering).toContain("PATCH /listings/:id");
    expect(offering).not.toContain("DELETE /session");
    expect(writes.filter((endpoint) => endpoint.params && !offersIfMatch(endpoint)).length).toBeGreaterThan(0);
    expect(offering.filter((operation) => operation.startsWith("GET"))).toEqual([]);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { build } from "vite";
import { browserWall } from "./browser-wall.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "wall-"));
  write("server/secret.ts", "export const secret = 1; export type Secret = number;");
  write("models/listing.ts", "export const listing = 1;");
  write("app/plain.ts", "export const plain = 2;");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

async function buildPage(source: string): Promise<unknown> {
  write("app/page.ts", source);
  return build({
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [browserWall()],
    resolve: { alias: { "~": join(root, "app") } },
    build: { write: false, lib: { entry: join(root, "app/page.ts"), formats: ["es"] } },
  });
}

describe("the wall between pages and server", () => {
  it.each([
    ["a relative import", `import { secret } from "../server/secret"; console.log(secret);`],
    ["a model", `export { listing } from "../models/listing.ts";`],
    ["a detour through the alias", `import { secret } from "~/../server/secret.ts"; console.log(secret);`],
    ["an import when needed", `export const load = () => import("../server/secret.ts");`],
  ])("stops %s", async (_, source) => {
    await expect(buildPage(source)).rejects.toThrow(/app[/\\]page\.ts imports (server|models)/);
  });

  it("lets types and the pages' own modules through", async () => {
    const source = `import type { Secret } from "../server/secret.ts"; import { plain } from "~/plain.ts"; export const sum: Secret = plain;`;
    await expect(buildPage(source)).resolves.toBeDefined();
  });
});

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** One violation of every wall between folders, and beside it what the same folder may import. */
const planted: [wall: string, file: string, forbidden: string, allowed: string][] = [
  ["pages reach the server as types only", "app/routes/x.tsx", `import { a } from "../../server/services.ts";`, `import type { a } from "../../server/services.ts";`],
  ["pages know no models", "app/features/x/x.tsx", `import { a } from "../../../models/alliance.ts";`, `import type { a } from "../../../models/alliance.ts";`],
  ["contracts import zod only", "app/contracts/x.ts", `import { a } from "mongoose";`, `import { z as a } from "zod";`],
  ["contracts leave their folder for nothing", "app/contracts/x.ts", `import { a } from "../http/x.ts";`, `import { a } from "./common.ts";`],
  ["messages leave contracts for nothing", "app/contracts/messages/x.ts", `import { a } from "../../http/x.ts";`, `import { a } from "../locale.ts";`],
  ["models know no server", "models/x.ts", `import { a } from "../server/clock.ts";`, `import { a } from "../app/contracts/common.ts";`],
  ["models know no pages", "models/x.ts", `import { a } from "../app/http/x.ts";`, `import { Schema as a } from "mongoose";`],
  ["access rules do no I/O", "server/access/x.ts", `import { a } from "node:fs";`, `import { a } from "./scope.ts";`],
  ["access rules know models as types only", "server/access/x.ts", `import { a } from "../../models/event.ts";`, `import type { a } from "../../models/event.ts";`],
  ["the engine knows no Node", "server/matching/engine/x.ts", `import { a } from "node:worker_threads";`, `import { a } from "./types.ts";`],
  ["the engine knows no library", "server/matching/engine/score/x.ts", `import { a } from "mongoose";`, `import { a } from "../types.ts";`],
  ["the engine knows no server", "server/matching/engine/x.ts", `import { a } from "../market.ts";`, `import { a } from "../../../app/contracts/matches.ts";`],
  ["parts of the engine leave it for nothing", "server/matching/engine/score/x.ts", `import { a } from "../../market.ts";`, `import { a } from "../index/x.ts";`],
  ["capabilities do not import one another", "server/alliances/x.ts", `import { a } from "../listings/create-listing.ts";`, `import type { a } from "../listings/create-listing.ts";`],
  ["what capabilities share asks none of them", "server/conditions/x.ts", `import { a } from "../policies/judge-fit.ts";`, `import { a } from "../database/read-names.ts";`],
  ["robots and webhooks share what is in between", "server/webhooks/x.ts", `import { a } from "../robots/tell-group.ts";`, `import { a } from "../outbound/follower-loop.ts";`],
  ["what follows streams for the outside knows nobody there", "server/outbound/x.ts", `import { a } from "../webhooks/deliver.ts";`, `import { a } from "../errors.ts";`],
  ["meetings ask matching through a port", "server/meetings/x.ts", `import { a } from "../matching/propose.ts";`, `import { a } from "../access/scope.ts";`],
  ["drafts of policies ask others through a port", "server/consultations/x.ts", `import { a } from "../followup/people-concerned.ts";`, `import { a } from "../access/scope.ts";`],
  ["what starts a hub does not know the embedded store", "server/x.ts", `import { a } from "./database/embedded/serve-store.ts";`, `import { a } from "./database/own-store.ts";`],
  ["commands do not know the embedded store", "scripts/x.ts", `import { a } from "../server/database/embedded/serve-store.ts";`, `import { a } from "../server/database/back-up.ts";`],
  ["capabilities push nothing", "server/listings/x.ts", `import { a } from "../push/create-push.ts";`, `import { a } from "../outbox/transaction.ts";`],
];

const repository = join(import.meta.dirname, "../..");
const linter = join(repository, "node_modules/.bin/oxlint");

/** The places of a wall's two files, beside each other. */
const broken = (file: string, number: number) => file.replace("/x.", `/broken${number}.`);
const kept = (file: string, number: number) => file.replace("/x.", `/kept${number}.`);

describe("walls between folders", () => {
  let folder: string;
  /** The planted files of which the linter, with the repository's rules, says that they break a wall. */
  let found: string[];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "lianmeng-walls-"));
    cpSync(join(repository, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    for (const [number, [, file, forbidden, allowed]] of planted.entries()) {
      plant(broken(file, number), forbidden);
      plant(kept(file, number), allowed);
    }
    const run = spawnSync(linter, ["-c", ".oxlintrc.json", "--format", "json"], { cwd: folder, encoding: "utf8" });
    const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { code: string; filename: string }[] };
    found = diagnostics.filter(({ code }) => code.includes("no-restricted-imports")).map(({ filename }) => filename);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A file with one import. */
  function plant(file: string, line: string): void {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${line}\nexport type B = typeof a;\n`);
  }

  it.each(planted.map(([wall, file], number) => [wall, broken(file, number), kept(file, number)] as const))("%s", (_wall, forbidden, allowed) => {
    expect([found.includes(forbidden), found.includes(allowed)]).toEqual([true, false]);
  });
});

import { readdirSync } from "node:fs";
import type { AccessRow } from "./world.ts";

const folder = new URL("./rows/", import.meta.url);
const modules = await Promise.all(
  readdirSync(folder).map((file) => import(new URL(file, folder).href) as Promise<{ rows: AccessRow[] }>),
);

/** The rows of all files in `rows/`: one an endpoint. */
export const accessRows: AccessRow[] = modules.flatMap((module) => module.rows);

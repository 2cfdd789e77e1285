/** `npm run dev`: the hub from source, restarted when the server changes; pages reload hot; demo data. */
import { runHub } from "./run-hub.ts";

runHub(
  "npx",
  ["--no-install", "tsx", "watch", "--clear-screen=false", "--include", "server/**/*", "--exclude", "app/**", "server/index.ts"],
  { DEMO: "1", DATA_DIR: process.env.DATA_DIR ?? ".data/dev", LOG_LEVEL: process.env.LOG_LEVEL ?? "info" },
);

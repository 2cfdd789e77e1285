import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as esbuild from "esbuild";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { OfflineDocument } from "../app/offline/offline-document.tsx";

/** Writes the service worker, with the whole offline page inside, to a file. */
export async function buildServiceWorker(file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await bundleServiceWorker());
}

/** The service worker as one script. Reads its sources; writes nothing. */
export async function bundleServiceWorker(): Promise<string> {
  const [script, style] = await Promise.all([bundle("app/offline/offline-page.ts"), bundle("app/offline/offline-page.css")]);
  const icon = readFileSync("public/favicon.svg", "utf8").trim();
  const page = `<!doctype html>${renderToStaticMarkup(createElement(OfflineDocument, { script, style, icon }))}`;
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return bundle("app/offline/service-worker.ts", { OFFLINE_PAGE: JSON.stringify(page), OFFLINE_POLICY: JSON.stringify(policy) });
}

async function bundle(entry: string, define: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["chrome90", "safari15", "firefox90"],
    charset: "utf8",
    define,
    logLevel: "warning",
  });
  return outputFiles[0]!.text.trim();
}

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

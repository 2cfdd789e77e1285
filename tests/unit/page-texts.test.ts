import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTexts } from "../setup/read-texts.ts";
import { textsOfSources } from "../setup/texts-of-sources.ts";

const app = join(import.meta.dirname, "../../app");
/** A file of texts below this is sent with every page: a request of its own would cost more. */
const SMALL_BYTES = 1_000;

const ofEveryPage = readTexts("zh-CN", "every page");
const ofPages = readTexts("zh-CN", "pages");

const flatten = (prefix: string, value: unknown): string[] =>
  typeof value === "string" ? [prefix] : Object.entries(value as object).flatMap(([key, inner]) => flatten(prefix + (prefix.endsWith(":") ? "" : ".") + key, inner));
const keys = new Set(Object.entries(readTexts("zh-CN")).flatMap(([namespace, words]) => flatten(`${namespace}:`, words)));

const { askedFrom, parse } = textsOfSources(app, keys);

const routeFiles = readdirSync(join(app, "routes")).filter((file) => file.endsWith(".tsx"));
const routes = ["root.tsx", ...routeFiles.map((file) => `routes/${file}`)];

/** The layouts around a route, by Remix's flat names: `_app.admin` is around `_app.admin.audit`, and the root around all. */
const layoutsOf = (route: string) =>
  route === "root.tsx" ? [] : ["root.tsx", ...routes.filter((other) => route !== other && route.startsWith(other.replace(/tsx$/, "")))];

/** What `export const handle = pageTexts("…")` names. */
function namedBy(route: string): string[] {
  const named: string[] = [];
  ts.forEachChild(parse(route), (node) => {
    if (!ts.isVariableStatement(node)) return;
    for (const { name, initializer } of node.declarationList.declarations) {
      if (name.getText() !== "handle" || !initializer || !ts.isCallExpression(initializer) || initializer.expression.getText() !== "pageTexts") continue;
      named.push(...initializer.arguments.map((argument) => (ts.isStringLiteral(argument) ? argument.text : argument.getText())));
    }
  });
  return named;
}

describe("the texts that come with a page", () => {
  it.each(routes)("%s names those that it asks for beyond those of every page", (route) => {
    const there = new Set([...Object.keys(ofEveryPage), ...[route, ...layoutsOf(route)].flatMap(namedBy)]);
    const missing = [...askedFrom(route)].filter(([namespace]) => !there.has(namespace));
    expect(Object.fromEntries(missing)).toEqual({});
  });

  it.each(routes)("%s names none in vain", (route) => {
    const asked = askedFrom(route);
    const around = new Set([...Object.keys(ofEveryPage), ...layoutsOf(route).flatMap(namedBy)]);
    const named = namedBy(route);
    expect(named.filter((namespace, index) => !asked.has(namespace) || around.has(namespace) || named.indexOf(namespace) < index)).toEqual([]);
  });

  it("are each named by some page", () => {
    const named = new Set(routes.flatMap(namedBy));
    expect(Object.keys(ofPages).filter((namespace) => !named.has(namespace))).toEqual([]);
  });
});

describe("the texts that come with every page", () => {
  it("are those of the frame and of the page that people start on, and small ones", () => {
    const asked = new Set(["entry.client.tsx", "root.tsx", "routes/_app.tsx", "routes/_app._index.tsx"].flatMap((file) => [...askedFrom(file).keys()]));
    const needless = Object.entries(ofEveryPage).filter(([namespace, words]) => !asked.has(namespace) && JSON.stringify(words).length >= SMALL_BYTES);
    expect(needless.map(([namespace]) => namespace)).toEqual([]);
  });
});

describe("the code of the pages", () => {
  it("writes keys so that it can be seen which texts they are of", () => {
    const hidden = readdirSync(app, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .flatMap((file) => {
        const found: string[] = [];
        const visit = (node: ts.Node): void => {
          if (ts.isCallExpression(node) && hidesNamespace(node)) found.push(`${file}: ${node.getText()}`);
          ts.forEachChild(node, visit);
        };
        visit(parse(file));
        return found;
      });
    expect(hidden).toEqual([]);
  });
});

/** A key whose namespace is filled in, or a translator that adds one by itself. */
function hidesNamespace({ expression, arguments: [first] }: ts.CallExpression): boolean {
  const called = expression.getText();
  if (called === "useTranslation" || /\bgetFixedT$/.test(called)) return first !== undefined;
  return /^(t|i18n\.(t|exists))$/.test(called) && first !== undefined && ts.isTemplateExpression(first) && !/^[a-z-]+:/.test(first.head.text);
}

/** How a page may come to a text; each asks for a namespace of its own. */
const planted: [way: string, namespace: string, files: Record<string, string>][] = [
  ["a key in the page itself", "own", { "page.tsx": `t("own:key");` }],
  ["a key in what it imports", "inner", { "page.tsx": `import { x } from "./x.ts"; x();`, "x.ts": `t("inner:key");` }],
  ["a key in what is passed on", "passed", { "page.tsx": `import "./x.ts";`, "x.ts": `export * from "./y.ts";`, "y.ts": `t("passed:key");` }],
  ["a key in what is fetched late", "late", { "page.tsx": `lazyDialog(async () => (await import("./x.tsx")).X);`, "x.tsx": `t("late:key");` }],
  ["a key in what a glob brings", "found", { "page.tsx": `import.meta.glob<X[]>("./parts/*.ts", { eager: true });`, "parts/x.ts": `export const x = { label: "found:key" };` }],
  ["a key that is filled in", "filled", { "page.tsx": "t(`filled:${state}`);" }],
  ["a key that is handed on", "handed", { "page.tsx": `export const labels = { a: "handed:key" };` }],
];

describe("following a page's imports", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "lianmeng-texts-"));
    for (const [number, [, , files]] of planted.entries()) for (const [file, text] of Object.entries(files)) plant(`${number}/${file}`, text);
    plant("types/page.tsx", `import type { X } from "./x.ts"; export type { Y } from "./x.ts"; t("nothing:key"); fetch("http://hub.test"); // t("own:key")`);
    plant("types/x.ts", `t("inner:key");`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function plant(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }

  const find = (page: string) => [...textsOfSources(folder, new Set(planted.map(([, namespace]) => `${namespace}:key`))).askedFrom(page).keys()];

  it.each(planted.map(([way, namespace], number) => [way, namespace, number] as const))("sees %s", (_way, namespace, number) => {
    expect(find(`${number}/page.tsx`)).toEqual([namespace]);
  });

  it("takes neither types nor comments nor addresses for texts", () => {
    expect(find("types/page.tsx")).toEqual([]);
  });
});

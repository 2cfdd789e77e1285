import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readTexts } from "../../tests/setup/read-texts.ts";
import { auditKinds, auditVerbs } from "../contracts/audit-verbs.ts";
import { LOCALES, type Locale } from "../contracts/locale.ts";

const app = fileURLToPath(new URL("..", import.meta.url));
const HAN = /\p{Script=Han}/u;
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Texts of one language, flat: `shell:nav.desk` → the sentence. */
function flatTexts(locale: Locale): Map<string, string> {
  return new Map(Object.entries(readTexts(locale)).flatMap(([namespace, words]) => flatten(`${namespace}:`, words)));
}

function flatten(prefix: string, value: unknown): [string, string][] {
  if (typeof value === "string") return [[prefix, value]];
  const separator = prefix.endsWith(":") ? "" : ".";
  return Object.entries(value as object).flatMap(([key, inner]) => flatten(prefix + separator + key, inner));
}

const singular = (key: string) => key.replace(PLURAL, "");
const variables = (text: string) => [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].toSorted();

const texts = Object.fromEntries(LOCALES.map((locale) => [locale, flatTexts(locale)])) as Record<Locale, Map<string, string>>;
const keys = new Set([...texts["zh-CN"].keys()].map(singular));
const namespaces = new Set([...keys].map((key) => key.split(":")[0]));

describe("the texts of both languages", () => {
  it.each(LOCALES.filter((locale) => locale !== "zh-CN"))("%s has the keys that Chinese has, and no others", (locale) => {
    const own = new Set([...texts[locale].keys()].map(singular));
    expect([...keys].filter((key) => !own.has(key)), `missing in ${locale}`).toEqual([]);
    expect([...own].filter((key) => !keys.has(key)), "missing in zh-CN").toEqual([]);
  });

  it("have the plural forms of their language", () => {
    const incomplete = [...texts.en.keys()].filter((key) => key.endsWith("_other") && !texts.en.has(`${singular(key)}_one`));
    const needless = [...texts["zh-CN"].keys()].filter((key) => /_(zero|one|two|few|many)$/.test(key));
    expect([...incomplete, ...needless]).toEqual([]);
  });

  it("speak of the same facts", () => {
    const differing = [...texts["zh-CN"]].filter(([key, text]) => {
      const other = texts.en.get(key);
      return other !== undefined && variables(text).join() !== variables(other).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("are sentences, not gaps", () => {
    const empty = LOCALES.flatMap((locale) => [...texts[locale]].filter(([, text]) => text.trim() === "").map(([key]) => `${locale} ${key}`));
    expect(empty).toEqual([]);
  });

  it("leave the space beside a day to the style sheet", () => {
    const typed = /\p{Script=Han} \{\{day\}\}(?=\p{Script=Han})|\{\{day\}\} \p{Script=Han}/u;
    expect([...texts["zh-CN"]].filter(([, text]) => typed.test(text)).map(([key]) => key)).toEqual([]);
  });

  it("say 您 in notices only, which are letters, and in those that are sent", () => {
    expect([...texts["zh-CN"]].filter(([key, text]) => text.includes("您") && !/^(notices|letters):/.test(key)).map(([key]) => key)).toEqual([]);
  });

  it("keep Chinese out of the English files, but for the language's own name", () => {
    expect([...texts.en].filter(([key, text]) => HAN.test(text) && !key.startsWith("shell:language.")).map(([key]) => key)).toEqual([]);
  });
});

interface Finding {
  place: string;
  text: string;
}

/** Every source of a folder, parsed; tests and the wire's own messages hold words of their own. */
function parseSources(folder: string): ts.SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^contracts[/\\]messages[/\\]/.test(file))
    .map((file) => ts.createSourceFile(join(folder, file), readFileSync(join(folder, file), "utf8"), ts.ScriptTarget.Latest, true));
}

const pages = parseSources(app);
const server = parseSources(join(app, "..", "server"));

function findTexts(judge: (node: ts.Node) => string | undefined, sources = pages): Finding[] {
  const found: Finding[] = [];
  for (const source of sources) {
    const visit = (node: ts.Node): void => {
      const text = judge(node);
      if (text !== undefined) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push({ place: `${relative(app, source.fileName)}:${line + 1}`, text });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** A written key as a pattern: what is filled in at run time may be anything. */
function keyPattern(node: ts.Node): RegExp | undefined {
  if (ts.isStringLiteralLike(node)) return new RegExp(`^${escape(node.text)}$`);
  if (!ts.isTemplateExpression(node)) return undefined;
  const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  return new RegExp(`^${parts.map(escape).join(".+")}$`);
}

/** The keys that an argument may be, as far as they are written out. */
function writtenKeys(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...writtenKeys(node.whenTrue), ...writtenKeys(node.whenFalse)] : [];
}

/** Names of the facts handed to a text; undefined where they come from elsewhere. */
function namesGiven(facts: ts.Expression | undefined): Set<string | undefined> | undefined {
  if (facts === undefined) return new Set();
  if (!ts.isObjectLiteralExpression(facts) || facts.properties.some(ts.isSpreadAssignment)) return undefined;
  return new Set(facts.properties.map((property) => property.name?.getText()));
}

const factsAskedBy = (key: string) => variables(texts["zh-CN"].get(key) ?? texts["zh-CN"].get(`${key}_other`) ?? "").map((variable) => variable.replace(/^\{\{\s*/, ""));

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const leadsSomewhere = (pattern: RegExp) => [...keys].some((key) => pattern.test(key));

describe("the code of the pages", () => {
  it("asks only for texts that exist, always with their namespace", () => {
    const wrong = findTexts((node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== "t") return undefined;
      const [argument] = node.arguments;
      const pattern = argument && keyPattern(argument);
      return pattern && !leadsSomewhere(pattern) ? argument.getText() : undefined;
    });
    expect(wrong).toEqual([]);
  });

  it("fills in every fact that the text asks for", () => {
    const wrong = findTexts((node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== "t") return undefined;
      const [key, facts] = node.arguments;
      const given = namesGiven(facts);
      const asked = key && given ? writtenKeys(key).flatMap(factsAskedBy) : [];
      return given && asked.some((fact) => !given.has(fact)) ? node.getText() : undefined;
    });
    expect(wrong).toEqual([]);
  });

  it("names only texts that exist where it hands keys on", () => {
    const wrong = findTexts((node) => {
      if (!ts.isStringLiteral(node) || !/^[a-z-]+:[\w.-]+$/.test(node.text) || !namespaces.has(node.text.split(":")[0]!)) return undefined;
      return keys.has(node.text) ? undefined : node.text;
    });
    expect(wrong).toEqual([]);
  });

  it("holds no Chinese of its own: words live in the locale files", () => {
    const wrong = findTexts((node) => {
      const isText = ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateExpression(node) || ts.isRegularExpressionLiteral(node);
      return isText && HAN.test(node.getText()) ? node.getText() : undefined;
    });
    expect(wrong).toEqual([]);
  });
});

describe("the record of who did what", () => {
  it("has a sentence for each verb, and none for verbs that nobody says", () => {
    const sentences = [...keys].filter((key) => key.startsWith("administration:verbs.")).map((key) => key.replace("administration:verbs.", ""));
    expect(sentences.toSorted()).toEqual(auditVerbs.map((verb) => verb.replace(".", "_").replaceAll("-", "_")).toSorted());
  });

  it("has a name for each kind of them", () => {
    const names = [...keys].filter((key) => key.startsWith("administration:auditKinds.")).map((key) => key.replace("administration:auditKinds.", ""));
    expect(names.toSorted()).toEqual(auditKinds.toSorted());
  });
});

describe("the notices that the server sends", () => {
  it("each have a sentence", () => {
    const wrong = findTexts((node) => {
      const kind = ts.isObjectLiteralExpression(node) ? noticeKind(node) : undefined;
      const missing = kind && possibleKinds(kind).filter((pattern) => !leadsSomewhere(pattern));
      return missing && missing.length > 0 ? missing.join() : undefined;
    }, server);
    expect(wrong).toEqual([]);
  });
});

/** The `kind` of what is handed to `notify`: an object with kind, facts and href. */
function noticeKind(literal: ts.ObjectLiteralExpression): ts.Expression | undefined {
  const names = literal.properties.map((property) => property.name?.getText());
  if (!["kind", "facts", "href"].every((name) => names.includes(name))) return undefined;
  const kind = literal.properties.find((property) => property.name?.getText() === "kind");
  return kind && ts.isPropertyAssignment(kind) ? kind.initializer : undefined;
}

function possibleKinds(kind: ts.Expression): RegExp[] {
  if (ts.isConditionalExpression(kind)) return [...possibleKinds(kind.whenTrue), ...possibleKinds(kind.whenFalse)];
  const pattern = keyPattern(kind);
  return pattern ? [new RegExp(pattern.source.replace("^", "^notices:"))] : [];
}

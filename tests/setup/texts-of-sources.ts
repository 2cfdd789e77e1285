import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

/** What one source says of texts, and which other sources of the folder come with it. */
interface Source {
  imports: string[];
  namespaces: Set<string>;
}

/**
 * Reads which namespaces of texts the sources below `folder` ask for. `keys` are the keys of all texts (`shell:nav.desk`).
 * Counted is every string that is such a key or begins some, whole (`"shell:close"`) or with what is filled in (`` `states:${state}` ``),
 * whoever turns it into words. Followed is every import of code: at once, late, passed on, or by `import.meta.glob`; types are not.
 */
export function textsOfSources(folder: string, keys: ReadonlySet<string>) {
  const sources = new Map<string, Source>();

  const asked = (written: string): string | undefined => {
    const namespace = /^([a-z-]+):/.exec(written)?.[1];
    return namespace !== undefined && [...keys].some((key) => key.startsWith(written)) ? namespace : undefined;
  };

  function read(file: string): Source {
    const known = sources.get(file);
    if (known) return known;
    const found: Source = { imports: [], namespaces: new Set() };
    sources.set(file, found);
    const add = (specifier: ts.Expression | undefined) => {
      if (specifier && ts.isStringLiteral(specifier) && /^\..*\.tsx?$/.test(specifier.text)) found.imports.push(join(dirname(file), specifier.text));
    };
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) add(node.moduleSpecifier);
      if (ts.isExportDeclaration(node) && !node.isTypeOnly) add(node.moduleSpecifier);
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0]);
      if (ts.isCallExpression(node) && node.expression.getText() === "import.meta.glob") found.imports.push(...matched(file, node));
      const namespace = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? asked(node.text) : undefined;
      if (namespace !== undefined) found.namespaces.add(namespace);
      ts.forEachChild(node, visit);
    };
    visit(parse(file));
    return found;
  }

  /** The code that a glob brings: all that it names, whatever its patterns with `!` take away. */
  function matched(file: string, call: ts.CallExpression): string[] {
    const named = call.arguments[0]!.getText().match(/(?<=")\..+?\.tsx?(?=")/g) ?? [];
    return named.flatMap((pattern) => {
      const wanted = join(dirname(file), pattern).split("*");
      return readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((path) => join(folder, path))
        .filter((path) => isWritten(path, wanted));
    });
  }

  /** Whether a path is made of these parts with names of files or folders between. */
  const isWritten = (path: string, parts: readonly string[]) => new RegExp(`^${parts.map((part) => part.replace(/[.$()[\]]/g, "\\$&")).join("[^/]*")}$`).test(path);

  const parse = (file: string) => ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);

  /** Namespace → the first chain of sources, from the first to the one that asks, found for it. */
  function askedFrom(first: string): Map<string, string[]> {
    const chains = new Map([[join(folder, first), [first]]]);
    const namespaces = new Map<string, string[]>();
    for (const [file, chain] of chains) {
      const source = read(file);
      for (const namespace of source.namespaces) if (!namespaces.has(namespace)) namespaces.set(namespace, chain);
      for (const path of source.imports) if (!chains.has(path)) chains.set(path, [...chain, relative(folder, path)]);
    }
    return namespaces;
  }

  return { parse: (file: string) => parse(join(folder, file)), askedFrom };
}

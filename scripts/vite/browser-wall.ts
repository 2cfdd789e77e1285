import { relative, sep } from "node:path";
import type { Plugin } from "vite";

/** Folders whose modules must never be bundled with pages: they hold the database, the rights and the secrets. */
const WALLED_FOLDERS = ["server", "models"];

/**
 * Vite plugin that fails the build when a module of the pages imports `server/` or `models/` at run time.
 * Remix guards only `*.server.ts` names; without this wall a component that imports `models/listing.ts`
 * builds without a word and ships mongoose to every phone. Imports of types vanish before this point.
 */
export function browserWall(): Plugin {
  let root = "";
  return {
    name: "lianmeng:browser-wall",
    enforce: "pre",
    configResolved(config) {
      root = config.root;
    },
    async resolveId(source, importer, options) {
      if (importer === undefined || !/^[./~]/.test(source)) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (resolved === null) return null;
      const folder = relative(root, resolved.id).split(sep)[0] ?? "";
      if (WALLED_FOLDERS.includes(folder)) {
        this.error(
          `${relative(root, importer)} imports ${relative(root, resolved.id)}: pages may import ${folder}/ as types only ` +
            `(reach services through the loader's context)`,
        );
      }
      return resolved;
    },
  };
}

import { vitePlugin as remix } from "@remix-run/dev";
import { readFileSync } from "node:fs";
import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import { browserWall } from "./scripts/vite/browser-wall.ts";
import { CHARACTER_READINGS, characterReadings } from "./scripts/vite/character-readings.ts";
import remixConfig from "./remix.config.js";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as {
  dependencies: Record<string, string>;
};

/** Packages that the browser uses. Found late, one of them would make the dev server reload a page in mid-hydration. */
const browserPackages = Object.keys(dependencies).filter((name) =>
  /^(@mantine\/(?!core$)|@tabler\/|@dnd-kit\/|react|i18next|recharts|socket\.io-client|get-nonce|dayjs|zod|uqr)/.test(name),
);

/**
 * Texts of pages stay files of their own, `texts-zh-CN-plans`, however small: what they would be joined with belongs to other pages or to
 * the other language. So do the readings of characters: what is small and needed everywhere would be joined with them. And Mantine's
 * closing cross, which every page has: joined with what places menus and pickers it would bring that to every page.
 */
function keptApart(id: string): string | undefined {
  if (id.endsWith(CHARACTER_READINGS)) return "character-readings";
  if (id.includes("/@mantine/core/esm/components/CloseButton/")) return "close-button";
  const [, locale, namespace] = /\/app\/i18n\/([\w-]+)\/pages\/([\w-]+)\.json$/.exec(id) ?? [];
  return namespace && `texts-${locale}-${namespace}`;
}

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [browserWall(), characterReadings(), remix(remixConfig), tsconfigPaths()],
  // Else each text of a file would be an export with a name, a fifth more to send, that nobody imports.
  json: { namedExports: false },
  build: {
    target: "es2022",
    reportCompressedSize: false,
    rollupOptions: {
      // Icons and hooks of some hundred bytes each would be a request each, and small files compress worse.
      output: { experimentalMinChunkSize: 8_000, ...(!isSsrBuild && { manualChunks: keptApart, onlyExplicitManualChunks: true }) },
      onwarn(warning, warn) {
        // Comments inside packages that Rollup cannot use: nothing that anybody here could mend.
        if (warning.code === "INVALID_ANNOTATION" && warning.id?.includes("node_modules")) return;
        // The browser fetches a page's texts when it opens the page; the server has them all from the start.
        if (warning.plugin === "vite:reporter" && warning.message.includes("all-texts.ts")) return;
        // A route that only leads on to another page has nothing for the browser.
        if (warning.code === "EMPTY_BUNDLE") return;
        warn(warning);
      },
    },
  },
  // Pages with what they use of their packages in one bundle: the hub starts a second faster than with the packages' own files.
  // In development Node itself must load them: what is written in CommonJS, as React is, Vite cannot run.
  ...(command === "build" && { ssr: { noExternal: true } }),
  optimizeDeps: {
    entries: ["app/entry.client.tsx", "app/root.tsx", "app/routes/**/*.tsx"],
    include: [...browserPackages, "@mantine/core", "react/jsx-dev-runtime", "react-dom/client"],
  },
}));

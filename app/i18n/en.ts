import { namespaces, type Texts } from "./create-translator.ts";

/** All English texts; a new file in `en/` is found by itself. The offline page brings its own. */
export const en: Texts = namespaces(import.meta.glob(["./en/*.json", "!./en/offline.json"], { eager: true, import: "default" }));

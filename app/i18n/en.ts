import { namespaces, type Texts } from "./create-translator.ts";

/** The English texts that come with every page; those in `en/pages/` come with theirs, and the offline page brings its own. */
export const en: Texts = namespaces(import.meta.glob(["./en/*.json", "!./en/offline.json"], { eager: true, import: "default" }));

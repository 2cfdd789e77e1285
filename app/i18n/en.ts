import { namespaces, type Texts } from "./create-translator.ts";

/** All English texts; a new file in `en/` is found by itself. */
export const en: Texts = namespaces(import.meta.glob("./en/*.json", { eager: true, import: "default" }));

import { namespaces, type Texts } from "./create-translator.ts";

/** The Chinese texts that come with every page; those in `zh-CN/pages/` come with theirs, and the offline page brings its own. */
export const zhCN: Texts = namespaces(import.meta.glob(["./zh-CN/*.json", "!./zh-CN/offline.json"], { eager: true, import: "default" }));

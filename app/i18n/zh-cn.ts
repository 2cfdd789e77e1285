import { namespaces, type Texts } from "./create-translator.ts";

/** All Chinese texts; a new file in `zh-CN/` is found by itself. The offline page brings its own. */
export const zhCN: Texts = namespaces(import.meta.glob(["./zh-CN/*.json", "!./zh-CN/offline.json"], { eager: true, import: "default" }));

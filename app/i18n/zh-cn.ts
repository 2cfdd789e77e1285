import { namespaces, type Texts } from "./create-translator.ts";

/** All Chinese texts; a new file in `zh-CN/` is found by itself. */
export const zhCN: Texts = namespaces(import.meta.glob("./zh-CN/*.json", { eager: true, import: "default" }));

import type { Locale } from "../contracts/locale.ts";
import { namespaces, type Texts } from "./create-translator.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-cn.ts";

/** All texts of both languages, for the server, which writes any page in either, and files for saving (their texts lie in `files/`). */
export const allTexts: Record<Locale, Texts> = {
  "zh-CN": { ...zhCN, ...namespaces(import.meta.glob(["./zh-CN/pages/*.json", "./zh-CN/files/*.json"], { eager: true, import: "default" })) },
  en: { ...en, ...namespaces(import.meta.glob(["./en/pages/*.json", "./en/files/*.json"], { eager: true, import: "default" })) },
};

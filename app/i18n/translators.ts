import { allTexts } from "./all-texts.ts";
import { createTranslator } from "./create-translator.ts";

/** The translators of both languages with all texts: for the server only. */
export const translators = { "zh-CN": createTranslator("zh-CN", allTexts["zh-CN"]), en: createTranslator("en", allTexts.en) };

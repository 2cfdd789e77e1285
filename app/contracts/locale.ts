/** Languages that every text exists in; the first is the house language. */
export const LOCALES = ["zh-CN", "en"] as const;

export type Locale = (typeof LOCALES)[number];

/** Name of the cookie that remembers the language of a browser that is not signed in. Readable by scripts, no secret. */
export const LOCALE_COOKIE = "locale";

/** Says whether a value from outside names a language of the hub. Pure. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/**
 * Chooses the language of a reply: the person's own choice, else the browser's cookie, else its `Accept-Language`
 * header in order of weight, else Chinese. Pure; never throws on malformed headers.
 */
export function pickLocale(hints: { choice?: string | null; cookie?: string | null; acceptLanguage?: string | null }): Locale {
  if (isLocale(hints.choice)) return hints.choice;
  if (isLocale(hints.cookie)) return hints.cookie;
  return fromAcceptLanguage(hints.acceptLanguage ?? "") ?? LOCALES[0];
}

function fromAcceptLanguage(header: string): Locale | undefined {
  const wanted = header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((value) => value !== undefined);
      return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { language } of wanted) {
    const locale = LOCALES.find((candidate) => candidate.toLowerCase().split("-")[0] === language);
    if (locale !== undefined) return locale;
  }
  return undefined;
}

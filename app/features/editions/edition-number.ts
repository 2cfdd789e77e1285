import type { TFunction } from "i18next";

/** `2026年第3期`. */
export const editionNumber = (t: TFunction, { year, serial }: { year: number; serial: number }): string => t("editions:number", { year, serial });

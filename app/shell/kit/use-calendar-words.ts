import type { DateInputProps } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../i18n/formats.ts";
import { useToday } from "../clock.tsx";

/** What a calendar calls its days, months and arrows, in the reader's words. */
export function useCalendarWords() {
  const { t } = useTranslation();
  const today = useToday();
  return {
    monthLabelFormat: t("shell:monthFormat"),
    yearLabelFormat: t("shell:yearFormat"),
    getDayAriaLabel: (day) => formatDay(t, day, { today, weekday: true, year: true }),
    ariaLabels: {
      monthLevelControl: t("shell:calendar.chooseMonth"),
      yearLevelControl: t("shell:calendar.chooseYear"),
      previousMonth: t("shell:calendar.previousMonth"),
      nextMonth: t("shell:calendar.nextMonth"),
      previousYear: t("shell:calendar.previousYear"),
      nextYear: t("shell:calendar.nextYear"),
      previousDecade: t("shell:calendar.previousYears"),
      nextDecade: t("shell:calendar.nextYears"),
    },
  } satisfies Partial<DateInputProps>;
}

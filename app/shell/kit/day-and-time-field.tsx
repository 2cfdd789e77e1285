/**
 * A field for a day and the time on it, as a wall-clock time in China, `YYYY-MM-DD HH:mm:ss`; null for none. A day that is
 * chosen without a time gets `usualTime`, since nothing begins at midnight.
 *
 *   <DayAndTimeField name="startsAt" label={…} usualTime="14:30" value={startsAt} onChange={(startsAt) => set({ startsAt })} error={errors.startsAt} />
 */
import { DateTimePicker, type DateTimePickerProps } from "@mantine/dates";
import { IconCalendarTime } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { LocalDates } from "./local-dates.tsx";
import { useCalendarWords } from "./use-calendar-words.ts";

export interface DayAndTimeFieldProps extends Pick<DateTimePickerProps, "name" | "label" | "required" | "error"> {
  value: string | null;
  onChange: (value: string | null) => void;
  usualTime: string;
}

export function DayAndTimeField({ usualTime, ...field }: DayAndTimeFieldProps) {
  const { t } = useTranslation();
  const words = useCalendarWords();
  return (
    <LocalDates>
      <DateTimePicker
        {...words}
        leftSection={<IconCalendarTime size={16} aria-hidden />}
        placeholder={t("shell:calendar.chooseDayAndTime")}
        valueFormat={t("shell:dayAndTimeFormat")}
        defaultTimeValue={usualTime}
        highlightToday
        timePickerProps={{ hoursInputLabel: t("shell:calendar.hours"), minutesInputLabel: t("shell:calendar.minutes") }}
        submitButtonProps={{ "aria-label": t("shell:calendar.done") }}
        popoverProps={{ returnFocus: true }}
        {...field}
      />
    </LocalDates>
  );
}

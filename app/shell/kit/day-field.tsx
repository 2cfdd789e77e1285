/**
 * A field for a day, typed as people write it or chosen from a calendar; its value is `YYYY-MM-DD`, "" for none. Days beyond `min` and
 * `max` cannot be chosen; one that was typed all the same is kept and refused with its reason when the form is sent. Beside such a
 * reason the calendar opens to a click only, so that the focus, which goes there by itself, does not lay it over the words.
 *
 *   <DayField name="due" label={…} min={today} value={due} onChange={(day) => set({ due: day })} error={errors.due} />
 */
import { DateInput, type DateInputProps } from "@mantine/dates";
import { IconCalendar } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readDay } from "../../i18n/read-day.ts";
import { useToday } from "../clock.tsx";
import { LocalDates } from "./local-dates.tsx";
import { useCalendarWords } from "./use-calendar-words.ts";

export interface DayFieldProps extends Omit<DateInputProps, "value" | "defaultValue" | "onChange" | "onClick" | "onBlur" | "onKeyDown" | "popoverProps" | "valueFormat" | "dateParser" | "minDate" | "maxDate"> {
  value?: string;
  defaultValue?: string;
  onChange?: (day: string) => void;
  min?: string | undefined;
  max?: string | undefined;
}

export function DayField({ value, defaultValue, onChange, min, max, ...rest }: DayFieldProps) {
  const { t } = useTranslation();
  const today = useToday();
  const words = useCalendarWords();
  const [asked, setAsked] = useState(false);
  const beyond = (day: string) => (min !== undefined && day < min) || (max !== undefined && day > max);
  return (
    <LocalDates>
      <DateInput
        clearable
        clearButtonProps={{ "aria-label": t("shell:clear") }}
        leftSection={<IconCalendar size={16} aria-hidden />}
        placeholder={t("shell:dayExample")}
        valueFormat={t("shell:dayFormat")}
        {...words}
        dateParser={(text) => readDay(text, { today, min, max })}
        getDayProps={(day) => ({ disabled: beyond(day) })}
        {...(value !== undefined && { value: value === "" ? null : value })}
        {...(defaultValue !== undefined && { defaultValue: defaultValue === "" ? null : defaultValue })}
        {...(onChange !== undefined && { onChange: (day: string | null) => onChange(day ?? "") })}
        onClick={() => setAsked(true)}
        onBlur={() => setAsked(false)}
        onKeyDown={({ key }) => key === "Enter" && setAsked(false)}
        popoverProps={rest.error && !asked ? { opened: false } : {}}
        {...rest}
      />
    </LocalDates>
  );
}

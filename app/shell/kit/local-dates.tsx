/** Around Mantine's date fields: names of months and days in the reader's language, weeks from Monday. */
import "@mantine/dates/styles.css";
import "dayjs/locale/zh-cn";
import { DatesProvider } from "@mantine/dates";
import type { ReactNode } from "react";
import { useDocument } from "../document-context.tsx";

export function LocalDates({ children }: { children: ReactNode }) {
  const { locale } = useDocument();
  return <DatesProvider settings={{ locale: locale === "en" ? "en" : "zh-cn", firstDayOfWeek: 1 }}>{children}</DatesProvider>;
}

import { Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ImportView } from "../../contracts/imports.ts";
import { formatInstant } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./imports.module.css";

/** Why nothing can be imported, or until when it can. */
function hintOf({ columns, counts, previewUntil }: ImportView, t: TFunction, today: string): string | null {
  if (!columns.some(({ field }) => field === "title")) return t("imports:columns.noTitle");
  if (counts.publish + counts.draft === 0 && counts.refused > 0) return t("imports:nothingHint");
  return previewUntil && t("imports:previewUntil", { time: formatInstant(t, previewUntil, { today }) });
}

/** What would happen, and what was noticed while the file was read. */
export function PreviewPanel({ view }: { view: ImportView }) {
  const { counts, notes } = view;
  const { t } = useTranslation();
  const today = useToday();
  const ready = counts.publish + counts.draft;
  const left = counts.lines - ready;
  return (
    <Panel>
      <Text fw={600} size="lg">
        {ready === 0 ? t("imports:nothing") : left === 0 ? t("imports:outcomeAll", { count: ready }) : t("imports:outcome", { count: ready, left })}
      </Text>
      <Text size="sm" c="dimmed">
        {hintOf(view, t, today)}
      </Text>
      {notes.length > 0 && (
        <div className={classes.notes}>
          <span>{t("imports:notes")}</span>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

import { Button, Group } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ImportShow, ImportView } from "../../contracts/imports.ts";
import { formatNumber } from "../../i18n/formats.ts";

/** Counts of the lines, each of which shows only its own. */
export function ShowLines({ view: { state, counts, undone } }: { view: ImportView }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const shown = search.get("show") ?? "all";
  const isOver = state !== "preview" && state !== "running";
  // What was taken back is neither published nor a draft any more.
  const stands = (count: number) => (undone ? 0 : count);
  const choices: [show: ImportShow, words: string, count: number][] = [
    ["all", t("imports:show.all"), counts.lines],
    ["faulty", t("imports:show.faulty"), counts.faulty],
    ["publish", t(isOver ? "imports:show.published" : "imports:show.publish"), stands(counts.publish)],
    ["draft", t(isOver ? "imports:show.drafted" : "imports:show.draft"), stands(counts.draft)],
    ["known", t("imports:show.known"), counts.known],
    ["refused", t("imports:show.refused"), counts.refused],
    ["kept", t("imports:show.kept"), undone?.kept ?? 0],
  ];
  return (
    <Group component="nav" gap="xs" aria-label={t("imports:show.label")}>
      {choices
        .filter(([show, , count]) => count > 0 || show === "all" || show === shown)
        .map(([show, words, count]) => (
          <Button
            key={show}
            component={Link}
            to={show === "all" ? "?" : `?show=${show}`}
            replace
            preventScrollReset
            size="xs"
            radius="xl"
            variant={show === shown ? "light" : "default"}
            aria-current={show === shown ? "true" : undefined}
          >
            {words} {formatNumber(count)}
          </Button>
        ))}
    </Group>
  );
}

import { Progress, Text } from "@mantine/core";
import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { ImportState, ImportView } from "../../contracts/imports.ts";
import { formatNumber } from "../../i18n/formats.ts";
import { Panel } from "../../shell/kit/panel.tsx";

/** Between two looks at how far it is. */
const LOOK_MS = 1_000;

/** How far an import is, read anew each second while the page is open. */
export function ImportProgress({ state, progress: { done, all } }: { state: ImportState; progress: NonNullable<ImportView["progress"]> }) {
  const { t } = useTranslation();
  const { revalidate, state: reading } = useRevalidator();
  useEffect(() => {
    if (reading !== "idle") return undefined;
    const timer = setTimeout(() => void revalidate(), LOOK_MS);
    return () => clearTimeout(timer);
  }, [reading, revalidate]);
  const facts = { done: formatNumber(done), all: formatNumber(all) };
  const words = t(state === "undoing" ? "imports:progress.undoing" : "imports:progress.running", facts);
  return (
    <Panel>
      <Text fw={600}>{words}</Text>
      <Progress value={all === 0 ? 100 : (done / all) * 100} my="sm" aria-label={words} />
      <Text size="sm" c="dimmed">
        {t(state === "undoing" ? "imports:progress.undoingHint" : "imports:progress.hint")}
      </Text>
    </Panel>
  );
}

import { Anchor, Text } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ImportView } from "../../contracts/imports.ts";
import { formatInstant } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./imports.module.css";

/** How it went, where to see it, and until when it can be taken back. */
export function OutcomePanel({ view: { state, kind, alliance, counts, undone, undoUntil } }: { view: ImportView }) {
  const { t } = useTranslation();
  const today = useToday();
  if (state === "running" || state === "undoing") return null;
  const left = counts.known + counts.refused;
  const facts = undone
    ? [t("imports:undo.withdrawn", { count: undone.withdrawn }), ...(undone.kept > 0 ? [t("imports:undo.kept", { count: undone.kept })] : [])]
    : [
        ...(counts.publish > 0 ? [t("imports:done.published", { count: counts.publish })] : []),
        ...(counts.draft > 0 ? [t("imports:done.drafts", { count: counts.draft })] : []),
        ...(left > 0 ? [t("imports:done.left", { count: left })] : []),
      ];
  return (
    <Panel>
      <Text fw={600} size="lg" className={classes.facts}>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </Text>
      <Text size="sm" className={classes.facts}>
        <Anchor component={Link} to={`/listings?kind=${kind}&alliance=${alliance.id}`} size="sm">
          {t("imports:done.list", { list: t(`imports:kind.${kind}`) })}
        </Anchor>
        {undoUntil && <span className={classes.quiet}>{t("imports:undo.until", { time: formatInstant(t, undoUntil, { today }) })}</span>}
      </Text>
    </Panel>
  );
}

import { Anchor, Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconCrown, IconRotateClockwise2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AllianceSeatView, AllianceView, RotationView } from "../../contracts/alliances.ts";
import { Day } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./rotation-panel.module.css";
import { RotationDialog, type RotationAct } from "./rotation-dialog.tsx";
import { TermTable } from "./term-table.tsx";
import { YearStrip } from "./year-strip.tsx";

export interface RotationPanelProps {
  alliance: AllianceView;
  rotation: RotationView;
  seats: AllianceSeatView[];
}

/** Who chairs today, when the chair is handed over to whom, the order as a strip of time, and what keepers may change. */
export function RotationPanel({ alliance, rotation, seats }: RotationPanelProps) {
  const { t } = useTranslation();
  const [act, setAct] = useState<RotationAct | null>(null);
  const { terms } = rotation;
  const present = terms.find((term) => term.state === "present");
  const next = terms.find((term) => term.state === "future");
  const runs = present !== undefined || next !== undefined;
  const start = alliance.may.keep && !runs && rotation.order.length > 0 && (
    <Button size="xs" onClick={() => setAct({ kind: "start" })}>
      {t("alliances:rotation.start")}
    </Button>
  );
  return (
    <Panel title={t("alliances:rotation.title")} action={start || undefined}>
      {!runs && (
        <EmptyState
          icon={IconRotateClockwise2}
          title={t("alliances:rotation.none")}
          hint={alliance.may.keep && rotation.order.length === 0 ? t("alliances:rotation.setOrder") : undefined}
        />
      )}
      {alliance.chair && (
        <p className={classes.chair}>
          <IconCrown size={20} aria-hidden className={classes.crown} />
          <span className={classes.words}>
            <span className={classes.label}>{t("roles:chair")}</span>
            <strong>{alliance.chair.organization.name}</strong>
            <span>{alliance.chair.person?.name ?? t("alliances:rotation.nobody")}</span>
            {alliance.chair.acting && <ToneBadge tone="info">{t("alliances:rotation.actingNow")}</ToneBadge>}
          </span>
        </p>
      )}
      {present && next && (
        <p className={classes.handOver}>
          {t("alliances:rotation.handOver")} <Day value={present.until} weekday year /> → <strong>{next.organization.name}</strong>{" "}
          {next.person?.name} <TimeLeft until={present.until} />{" "}
          <Anchor component={Link} to={`/alliances/${alliance.id}/terms/${present.id}`} size="sm">
            {t("alliances:rotation.handOverList")}
          </Anchor>
        </p>
      )}
      {runs && (
        <>
          <YearStrip terms={terms} />
          <TermTable alliance={alliance.id} terms={terms} may={alliance.may} onAct={setAct} />
        </>
      )}
      <RotationDialog alliance={alliance} terms={terms} seats={seats} act={act} onClose={() => setAct(null)} />
    </Panel>
  );
}

/**
 * Why nothing fits and the smallest concessions that would: each a button that tries it. What lies outside the
 * reader's audience is a number, never a name.
 *
 *   <DiagnosisCard diagnosis={preview.diagnosis} onTry={(relaxation) => …} />
 */
import { Button } from "@mantine/core";
import { IconBuildingBroadcastTower } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { DiagnosisView, RelaxationView } from "../../contracts/match-preview.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./matches.module.css";
import { useBilingual } from "./use-bilingual.ts";

export interface DiagnosisCardProps {
  diagnosis: DiagnosisView;
  /** Tries a concession, in the form or on the stored listing; without it they are only told. */
  onTry?: (relaxation: RelaxationView) => void;
}

export function DiagnosisCard({ diagnosis, onTry }: DiagnosisCardProps) {
  const { t } = useTranslation();
  const told = useBilingual();
  return (
    <Panel edge="dashed" title={t("matches:nothingFits")}>
      <p className={classes.told}>{told(diagnosis)}</p>
      {diagnosis.relaxations.length > 0 && (
        <div className={classes.relaxations}>
          {diagnosis.relaxations.map((relaxation) => {
            const key = `${relaxation.kind}${relaxation.amount}${relaxation.code ?? ""}`;
            if (!onTry) return <span key={key}>{told(relaxation)}</span>;
            return (
              <Button key={key} variant="default" size="sm" onClick={() => onTry(relaxation)}>
                {told(relaxation)}
              </Button>
            );
          })}
        </div>
      )}
      {diagnosis.fitsOutside > 0 && (
        <p className={classes.foot}>
          <IconBuildingBroadcastTower size={18} aria-hidden />
          {t("matches:fitsOutside", { count: diagnosis.fitsOutside })}
        </p>
      )}
    </Panel>
  );
}

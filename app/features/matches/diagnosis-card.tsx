/**
 * Why nothing fits and the smallest concessions that would help. Each can be tried: the counterparts that would fit then
 * stand below it with their reasons, and one tap makes the concession. What lies outside the reader's audience is a
 * number, never a name.
 *
 *   <DiagnosisCard answer={preview} kind="need" due={listing.dueDate} trial={…} onApply={…} outside={<ReferralButton …/>} />
 */
import { Button } from "@mantine/core";
import { IconBuildingBroadcastTower, IconFlask } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PreviewView, RelaxationChange, RelaxationView } from "../../contracts/match-preview.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./matches.module.css";
import { TriedChange } from "./tried-change.tsx";
import { useBilingual } from "./use-bilingual.ts";

export interface DiagnosisCardProps {
  /** An answer with a diagnosis. */
  answer: Pick<PreviewView, "diagnosis">;
  kind: "need" | "resource";
  /** Day on which the need is due. */
  due: string | null;
  /** Where to ask what a change would bring, and with what. */
  trial: (change: RelaxationChange) => { path: string; body: object };
  /** Makes the concession. */
  onApply: (change: RelaxationChange) => void;
  /** What can be done about fits outside the audience. */
  outside?: ReactNode;
}

const keyOf = ({ kind, amount, code }: RelaxationView): string => `${kind}${amount}${code ?? ""}`;

export function DiagnosisCard({ answer: { diagnosis }, kind, due, trial, onApply, outside }: DiagnosisCardProps) {
  const { t } = useTranslation();
  const told = useBilingual();
  const ask = useCommand<object, PreviewView>({ method: "POST", revalidate: false, replace: true });
  const [tried, setTried] = useState<{ key: string; answer: PreviewView } | null>(null);
  if (!diagnosis) return null;
  const { relaxations, related, fitsOutside } = diagnosis;
  const tryIt = async (key: string, change: RelaxationChange) => {
    const { path, body } = trial(change);
    const answer = await ask.submit(body, { path });
    if (answer) setTried({ key, answer });
  };
  return (
    <Panel edge="dashed" title={t(related === 0 ? `matches:nothingRelated.${kind}` : `matches:nothingFits.${kind}`)}>
      {relaxations.length > 0 && <p className={classes.told}>{t("matches:relatedShort", { count: related })}</p>}
      {relaxations.length === 0 && fitsOutside === 0 && <p className={classes.told}>{told(diagnosis)}</p>}
      <CommandProblem command={ask} />
      {relaxations.length > 0 && (
        <ul className={classes.relaxations}>
          {relaxations.map((relaxation) => {
            const key = keyOf(relaxation);
            const { change } = relaxation;
            const open = tried?.key === key;
            return (
              <li key={key} className={classes.relaxation}>
                <span className={classes.relaxationWords}>{t("matches:ifThen", { sentence: told(relaxation) })}</span>
                {change && (
                  <Button
                    variant="default"
                    size="xs"
                    leftSection={<IconFlask size={14} aria-hidden />}
                    aria-expanded={open}
                    aria-label={`${t("matches:try")} ${told(relaxation)}`}
                    disabled={ask.busy}
                    onClick={() => (open ? setTried(null) : void tryIt(key, change))}
                  >
                    {t(open ? "matches:tryClose" : "matches:try")}
                  </Button>
                )}
                {open && change && <TriedChange answer={tried.answer} change={change} kind={kind} due={due} onApply={onApply} />}
              </li>
            );
          })}
        </ul>
      )}
      {fitsOutside > 0 && (
        <div className={classes.outside}>
          <span className={classes.outsideWords}>
            <IconBuildingBroadcastTower size={18} aria-hidden />
            {t("matches:fitsOutside", { count: fitsOutside })}
          </span>
          {outside}
        </div>
      )}
    </Panel>
  );
}

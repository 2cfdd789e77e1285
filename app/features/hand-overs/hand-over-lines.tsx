import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { handOverKinds, type HandOverLine, type HandOverPaper } from "../../contracts/hand-overs.ts";
import { formatResolution } from "../../i18n/formats.ts";
import { Day } from "../../shell/kit/day.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./hand-overs.module.css";

export interface HandOverLinesProps {
  paper: HandOverPaper;
  /** In place of a line's note: the field that it is written in. */
  renderNote?: (line: HandOverLine) => ReactNode;
}

/** The lines by kind, each with who has it, its day and what the outgoing chair says about it. */
export function HandOverLines({ paper, renderNote }: HandOverLinesProps) {
  const { t } = useTranslation();
  const { lines, withheld, partial } = paper;
  return (
    <div className={classes.kinds}>
      {lines.length === 0 && <p className={classes.nothing}>{t("hand-overs:nothingOpen")}</p>}
      {handOverKinds.map((kind) => {
        const ofKind = lines.filter((line) => line.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <section key={kind} aria-label={t(`hand-overs:kind.${kind}`)}>
            <h3 className={classes.kind}>
              {t(`hand-overs:kind.${kind}`)} <span className={classes.quiet}>{t("hand-overs:count", { count: ofKind.length })}</span>
            </h3>
            <ul className={classes.lines}>
              {ofKind.map((line) => (
                <li key={line.key}>
                  <LineWords line={line} />
                  {renderNote ? renderNote(line) : line.note !== "" && <p className={classes.note}>{t("hand-overs:noteIs", { note: line.note })}</p>}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {withheld > 0 && <p className={classes.hint}>{t("hand-overs:withheld", { count: withheld })}</p>}
      {partial && <p className={classes.hint}>{t("hand-overs:partial")}</p>}
    </div>
  );
}

function LineWords({ line }: { line: HandOverLine }) {
  const { t } = useTranslation();
  const { title, href, number, resolution, unit, due, late } = line;
  const named = resolution ? `${formatResolution(t, resolution)} ${title}` : number === null ? title : `${number} ${title}`;
  return (
    <p className={classes.line}>
      <span className={classes.lineTitle}>
        {href === null ? (
          named
        ) : (
          <Anchor component={Link} to={href} size="sm">
            {named}
          </Anchor>
        )}
      </span>
      <span className={classes.quiet}>
        {unit !== null && <span>{unit}</span>}
        {due !== null && <Day value={due} />}
        {late && <ToneBadge tone="late">{t("hand-overs:late")}</ToneBadge>}
      </span>
    </p>
  );
}

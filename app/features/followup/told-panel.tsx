import { useTranslation } from "react-i18next";
import type { ToldView } from "../../contracts/told.ts";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./told-panel.module.css";

/** 通知送达: what was told to whom, newest first, and when each of them read it. `told` is null for who may not know. */
export function ToldPanel({ told }: { told: ToldView | null }) {
  const { t } = useTranslation();
  if (!told || told.items.length === 0) return null;
  return (
    <Panel title={t("told:title")}>
      <ol className={classes.told}>
        {told.items.map(({ at, kind, unit, people }) => (
          <li key={`${kind} ${at} ${unit ?? ""}`}>
            <span className={classes.head}>
              <strong>{t(`told:kind.${kind}`, { unit })}</strong> <Moment at={at} />
            </span>
            <ul className={classes.people}>
              {people.map(({ name, readAt }, index) => (
                <li key={index} data-unread={readAt === null || undefined}>
                  {name} {readAt === null ? t("told:unread") : <>{t("told:read")} <Moment at={readAt} /></>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

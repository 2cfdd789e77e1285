/** 联盟运行: for who keeps or oversees alliances, the one that needs a look most first; every figure opens its rows. */
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { AlliancePulse } from "../../contracts/work.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./alliance-pulse.module.css";

/** From this many days without anything happening an alliance is said to stand still. */
const STILL_DAYS = 14;

export function AlliancePulsePanel({ alliances }: { alliances: AlliancePulse[] }) {
  const { t } = useTranslation();
  if (alliances.length === 0) return null;
  const still = alliances.filter(({ quietDays }) => quietDays >= STILL_DAYS).length;
  return (
    <Panel title={t("work:pulse.title")} action={<span className={classes.finding}>{t(still > 0 ? "work:pulse.still" : "work:pulse.moving", { count: still })}</span>} flush>
      <ul className={classes.rows}>
        {alliances.map(({ alliance, quietDays, openNeeds, overdueNeeds, overdueTasks, running }) => (
          <li key={alliance.id}>
            <div>
              <Link to={`/alliances/${alliance.id}`} className={classes.name}>
                {alliance.name}
              </Link>
              <div className={classes.quiet} data-still={quietDays >= STILL_DAYS || undefined}>
                {t(quietDays === 0 ? "work:pulse.today" : "work:pulse.quiet", { count: quietDays })}
              </div>
            </div>
            <dl className={classes.figures}>
              <Figure label={t("work:pulse.openNeeds")} value={openNeeds} to={`/listings?kind=need&alliance=${alliance.id}`} />
              <Figure label={t("work:pulse.overdueNeeds")} value={overdueNeeds} to={`/listings?kind=need&alliance=${alliance.id}&sort=due`} late />
              <Figure label={t("work:pulse.overdueTasks")} value={overdueTasks} to={`/actions?view=overdue&alliance=${alliance.id}`} late />
              <Figure label={t("work:pulse.running")} value={running} to={`/matching?open=true&alliance=${alliance.id}`} />
            </dl>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Figure({ label, value, to, late = false }: { label: string; value: number; to: string; late?: boolean }) {
  return (
    <div data-late={(late && value > 0) || undefined}>
      <dt>{label}</dt>
      <dd>{value > 0 ? <Link to={to}>{value}</Link> : value}</dd>
    </div>
  );
}

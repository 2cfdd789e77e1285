/** How soon departments put what they issued on the list: of their policies that name a document, in time, late, and the slowest. */
import { useTranslation } from "react-i18next";
import { LISTED_WITHIN, type BurdenRankingView } from "../../contracts/policy-burden.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import text from "../../shell/kit/text.module.css";
import { CountTable, type CountColumn } from "./count-table.tsx";
import classes from "./reports.module.css";

type Delay = BurdenRankingView["listed"][number];

export function ListDelays({ listed }: { listed: BurdenRankingView["listed"] }) {
  const { t } = useTranslation();
  if (listed.length === 0) return null;
  const column = (name: "policies" | "inTime" | "late" | "slowest"): CountColumn<Delay> => ({
    key: name,
    head: t(`reports:listed.${name}`, { within: LISTED_WITHIN }),
    figure: (row) => row[name],
    rowsOf: ({ owner }) => (name === "policies" ? `/listings?kind=policy&state=all&owner=${owner.id}` : null),
    late: (row) => (name === "late" ? row.late > 0 : name === "slowest" && row.slowest > LISTED_WITHIN),
  });
  return (
    <Panel title={t("reports:listed.title")} flush>
      <CountTable head={t("reports:listed.owner")} rows={listed} named={({ owner }) => owner} columns={(["policies", "inTime", "late", "slowest"] as const).map(column)} />
      <p className={`${text.quiet} ${classes.note}`}>{t("reports:listed.define")}</p>
    </Panel>
  );
}

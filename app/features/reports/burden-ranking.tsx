/** Policies by the burden that they turned out to be, with what they promise beside what they took. The rule stands below. */
import { useTranslation } from "react-i18next";
import type { BurdenRankingView, RankedPolicy } from "../../contracts/policy-burden.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import text from "../../shell/kit/text.module.css";
import { CountTable, type CountColumn } from "./count-table.tsx";
import classes from "./reports.module.css";

export function BurdenRanking({ ranking: { policies, partial } }: { ranking: BurdenRankingView }) {
  const { t } = useTranslation();
  const rows = ({ policy }: RankedPolicy, which: "paid" | "open") => `/policies/${policy.id}?claims=${which}#claims`;
  const columns: CountColumn<RankedPolicy>[] = [
    { key: "place", head: t("reports:burden.place"), figure: ({ place }) => place ?? "—", rowsOf: () => null },
    { key: "owner", head: t("reports:burden.owner"), figure: ({ owner }) => owner.name, rowsOf: () => null },
    ...(["steps", "papers", "days"] as const).map((name) => ({
      key: name,
      head: t(`reports:burden.${name}`),
      figure: ({ promised, measured }: RankedPolicy) =>
        t("reports:burden.both", { promised: promised[name] ?? t("reports:burden.notPromised"), measured: measured?.[name] ?? "—" }),
      rowsOf: (row: RankedPolicy) => (row.measured === null ? null : rows(row, "paid")),
      late: ({ promised, measured }: RankedPolicy) => promised[name] !== null && (measured?.[name] ?? 0) > promised[name],
    })),
    { key: "firmDays", head: t("reports:burden.firmDays"), figure: ({ measured }) => measured?.firmDays ?? "—", rowsOf: () => null },
    { key: "askedAgain", head: t("reports:burden.askedAgain"), figure: ({ askedAgain }) => askedAgain, rowsOf: (row) => (row.askedAgain > 0 ? `/policies/${row.policy.id}#claims` : null) },
    { key: "late", head: t("reports:burden.late"), figure: ({ late }) => late, rowsOf: (row) => (row.late > 0 ? rows(row, "open") : null), late: ({ late }) => late > 0 },
    {
      key: "claims",
      head: t("reports:burden.claims"),
      figure: ({ claims, few }) => (few ? t("reports:burden.few", { count: claims }) : claims),
      rowsOf: (row) => (row.claims > 0 ? rows(row, "paid") : null),
    },
  ];
  return (
    <Panel title={t("reports:burden.title")} flush>
      {policies.length === 0 ? (
        <p className={`${text.quiet} ${classes.note}`}>{t("reports:burden.none")}</p>
      ) : (
        <>
          <CountTable head={t("reports:burden.policy")} rows={policies} named={({ policy }) => ({ id: policy.id, name: policy.title })} columns={columns} />
          <p className={`${text.quiet} ${classes.note}`}>
            {t("reports:burden.define")}
            {partial && t("reports:burden.partial")}
          </p>
        </>
      )}
    </Panel>
  );
}

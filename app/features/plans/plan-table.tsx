/** Who gets what from whom: a table on a desk, cards on a phone; what is not served stands last and says why. */
import { Button, SegmentedControl } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconCircleCheck, IconCircleDashed, IconCircleHalf2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanRow, PlanView } from "../../contracts/plans.ts";
import { formatNumber, formatQuantity } from "../../i18n/formats.ts";
import { Money } from "../../shell/kit/money.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./plans.module.css";

/** Rows shown at first, and further ones a press. */
const PAGE = 30;

type Shown = "all" | "served" | "open";

const isServed = (row: PlanRow): boolean => row.parts.length > 0;
const isWhole = (row: PlanRow): boolean => Number(row.served.value) >= Number(row.wanted.value);

export function PlanTable({ plan }: { plan: Pick<PlanView, "rows" | "hiddenNeeds"> }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>("all");
  const [most, setMost] = useState(PAGE);
  const chosen = {
    all: plan.rows,
    served: plan.rows.filter(isServed),
    open: plan.rows.filter((row) => !isWhole(row)),
  };
  const rows = chosen[shown];
  return (
    <Panel flush>
      <div className={classes.tableHead}>
        <SegmentedControl
          aria-label={t("plans:show")}
          size="sm"
          value={shown}
          onChange={(value) => setShown(value as Shown)}
          data={(["all", "served", "open"] as const).map((value) => ({ value, label: t(`plans:${value}`, { count: chosen[value].length }) }))}
        />
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t("plans:need")}</th>
            <th>{t("plans:from")}</th>
            <th className={classes.number}>{t("plans:quantity")}</th>
            <th className={classes.number}>{t("plans:valueSaved")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <Row key={row.need.id} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <Button variant="subtle" fullWidth onClick={() => setMost(most + PAGE)}>
          {t("plans:more", { count: Math.min(PAGE, rows.length - most) })}
        </Button>
      )}
      {plan.hiddenNeeds > 0 && <p className={classes.note}>{t("plans:hidden", { count: plan.hiddenNeeds })}</p>}
    </Panel>
  );
}

function Row({ row }: { row: PlanRow }) {
  const { t } = useTranslation();
  const { need, parts, served, wanted, suitable, value } = row;
  return (
    <tr data-idle={!isServed(row) || undefined}>
      <td>
        <Link to={`/listings/${need.id}`} className={classes.name}>
          {need.title}
        </Link>
        <span className={classes.quiet}>{need.owner.name}</span>
      </td>
      <td data-label={t("plans:from")}>
        <div className={classes.parts}>
          {parts.length === 0 && <span className={classes.quiet}>{t(suitable > 0 ? "plans:unservedFirst" : "plans:unserved")}</span>}
          {parts.map(({ resource, quantity }, index) => (
            <div key={resource?.id ?? index} className={classes.part}>
              {resource ? (
                <Link to={`/listings/${resource.id}`} title={resource.title}>
                  {resource.owner.name}
                </Link>
              ) : (
                t("plans:someone")
              )}
              {parts.length > 1 && <span className={classes.figure}> {formatQuantity(t, quantity)}</span>}
            </div>
          ))}
        </div>
      </td>
      <td className={classes.number} data-label={t("plans:quantity")}>
        <span className={classes.figure}>
          {!isWhole(row) && `${formatNumber(served.value)} / `}
          {formatQuantity(t, wanted)}
        </span>
        <Extent row={row} />
      </td>
      <td className={classes.number} data-label={t("plans:valueSaved")}>
        {isServed(row) ? <Money fen={value.amount} /> : <span className={classes.quiet}>–</span>}
      </td>
    </tr>
  );
}

function Extent({ row }: { row: PlanRow }) {
  const { t } = useTranslation();
  if (isWhole(row)) return <ToneBadge tone="good" icon={IconCircleCheck}>{t("plans:whole")}</ToneBadge>;
  if (isServed(row)) return <ToneBadge tone="soon" icon={IconCircleHalf2}>{t("plans:part")}</ToneBadge>;
  return <ToneBadge tone="neutral" icon={IconCircleDashed}>{t("plans:unmet")}</ToneBadge>;
}

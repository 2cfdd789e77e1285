/** All that a plan says: what it brings, how it last followed the lists, who gets what, the flow, where it is scarce. */
import { IconRoute } from "@tabler/icons-react";
import { lazy, Suspense, useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PlanView } from "../../contracts/plans.ts";
import { Columns, Stacked } from "../../shell/kit/columns.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { largestRows } from "./largest-rows.ts";
import { PlanHeadline } from "./plan-headline.tsx";
import { PlanTable } from "./plan-table.tsx";
import { PlanUpdates } from "./plan-updates.tsx";
import classes from "./plans.module.css";
import { ShadowPrices } from "./shadow-prices.tsx";

/**
 * The chart's code is large and drawn in the browser only. Where it cannot be fetched, without a connection or after a newer
 * version of the hub was started, the table says the same and the page stays.
 */
const FlowPicture = lazy(() =>
  import("./flow-picture.tsx").then(
    (part) => ({ default: part.FlowPicture }),
    () => ({ default: NoPicture }),
  ),
);

function NoPicture() {
  const { t } = useTranslation();
  return <p className={classes.quiet}>{t("plans:flowMissing")}</p>;
}

export function PlanBody({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const { rows, cut } = largestRows(plan.rows);
  const resources = new Set(plan.rows.flatMap((row) => row.parts.map(({ resource }) => resource?.id))).size;
  const served = plan.rows.filter((row) => row.parts.length > 0).length;
  if (plan.rows.length === 0 && plan.hiddenNeeds === 0) {
    return (
      <>
        <PlanUpdates updates={plan.updates} />
        <Panel>
          <EmptyState icon={IconRoute} title={t("plans:nothing")} hint={t("plans:nothingHint")} />
        </Panel>
      </>
    );
  }
  return (
    <Stacked>
      <PlanHeadline plan={plan} />
      <PlanUpdates updates={plan.updates} />
      <Columns
        side={
          <>
            {rows.length > 0 && (
              <Panel title={t("plans:flowTitle", { resources, needs: served })}>
                <BrowserOnly>
                  <Suspense fallback={<div className={classes.flow} />}>
                    <FlowPicture rows={rows} />
                  </Suspense>
                </BrowserOnly>
                <p className={classes.quiet}>{cut ? t("plans:flowTop", { count: rows.length }) : t("plans:flowHint")}</p>
              </Panel>
            )}
            <ShadowPrices prices={plan.provisional ? null : plan.shadowPrices} />
          </>
        }
      >
        <PlanTable plan={plan} />
      </Columns>
    </Stacked>
  );
}

const never = () => () => {};

/** Renders its children in the browser alone. */
function BrowserOnly({ children }: { children: ReactNode }) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return inBrowser ? children : <div className={classes.flow} />;
}

/**
 * 撮合总览: the best allocation as a table and as a flow, its value against first-come-first-served, where it is scarce,
 * and one button that makes it suggestions to everybody concerned.
 */
import { Button, NativeSelect } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import { IconRoute } from "@tabler/icons-react";
import { lazy, Suspense, useState, useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { WeightsView } from "../../contracts/match-preview.ts";
import type { PlanRow, PlanView } from "../../contracts/plans.ts";
import { formatInstant, formatMoney, formatQuantity } from "../../i18n/formats.ts";
import { useCommand } from "../../http/use-command.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { WeightsDialog } from "../matches/weights-dialog.tsx";
import classes from "./plans.module.css";

/** The chart's code is large and drawn in the browser only. */
const FlowPicture = lazy(async () => ({ default: (await import("./flow-picture.tsx")).FlowPicture }));

export interface PlanPageProps {
  alliances: { id: string; name: string }[];
  alliance: string;
  plan: PlanView | null;
  /** Whether the reader may compute and propose. */
  keeps: boolean;
  /** The alliance's weights, for who keeps it. */
  weights: WeightsView | null;
}

export function PlanPage({ alliances, alliance, plan, keeps, weights }: PlanPageProps) {
  const { t } = useTranslation();
  const [, setSearch] = useSearchParams();
  useLiveRevalidate([{ stream: `alliance:${alliance}` }], { types: ["plan."] });
  const compute = useCommand<{ alliance: string }>({ method: "POST", path: "/match/plan" });
  const propose = useCommand<undefined>({
    method: "POST",
    path: `/match/plan/${plan?.id ?? ""}/propose`,
    onDone: () => showDone(t("plans:proposed")),
  });
  const [weighing, setWeighing] = useState(false);
  const run = (
    <Button variant={plan ? "default" : "filled"} loading={compute.busy} onClick={() => void compute.submit({ alliance })}>
      {t(plan ? "plans:run" : "plans:runFirst")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("plans:title")}
        trail={[{ label: t("shell:nav.matching"), href: "/matching" }]}
        aside={plan && <Computed plan={plan} />}
        actions={
          <>
            {alliances.length > 1 && (
              <NativeSelect
                aria-label={t("plans:alliance")}
                value={alliance}
                onChange={(event) => setSearch({ alliance: event.currentTarget.value })}
                data={alliances.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            {plan && keeps && plan.state === "computed" && plan.rows.some((row) => row.parts.length > 0) && (
              <Button loading={propose.busy} onClick={() => void propose.submit()}>
                {t("plans:propose")}
              </Button>
            )}
            {plan && keeps && run}
            {weights && (
              <Button variant="subtle" color="gray" onClick={() => setWeighing(true)}>
                {t("matches:weights")}
              </Button>
            )}
          </>
        }
      />
      {weights && (
        <WeightsDialog
          key={weights.revision}
          alliance={alliance}
          weights={weights}
          listing={plan?.rows[0]?.need.id}
          opened={weighing}
          onClose={() => setWeighing(false)}
        />
      )}
      <CommandProblem command={compute} />
      <CommandProblem command={propose} />
      {plan ? (
        <PlanBody plan={plan} />
      ) : (
        <Panel>
          <EmptyState icon={IconRoute} title={t("plans:none")} hint={t("plans:noneHint")} action={keeps ? run : undefined} />
        </Panel>
      )}
    </>
  );
}

function Computed({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <>
      {t("plans:computed", { by: plan.by, at: formatInstant(t, plan.at, { today }) })}
      {plan.state === "proposed" && ` · ${t("plans:proposedAt", { suggestions: plan.suggestions })}`}
    </>
  );
}

function PlanBody({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const more = plan.firstComeValue.amount > 0 ? Math.round((plan.value.amount / plan.firstComeValue.amount - 1) * 1_000) / 10 : 0;
  const resources = new Set(plan.rows.flatMap((row) => row.parts.map(({ resource }) => resource.id))).size;
  return (
    <>
      <Panel>
        <dl className={classes.figures}>
          <div>
            <dt title={t("plans:valueHint")}>{t("plans:value")}</dt>
            <dd>
              <Money fen={plan.value.amount} large /> {more > 0 && <ToneBadge tone="good">{t("plans:better", { percent: more })}</ToneBadge>}
            </dd>
          </div>
          <div>
            <dt>{t("plans:firstCome")}</dt>
            <dd>
              <Money fen={plan.firstComeValue.amount} large />
            </dd>
          </div>
          <div>
            <dt>{t("plans:needs")}</dt>
            <dd>{t("plans:needsOf", plan.needs)}</dd>
          </div>
          <div>
            <dt>{plan.certified ? t("plans:certified") : t("plans:gap", { percent: plan.gapPercent })}</dt>
            <dd className={classes.quiet}>{t("plans:valueHint")}</dd>
          </div>
        </dl>
      </Panel>
      <div className={classes.grid}>
        <Panel>
          <div className={classes.scroll}>
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
                {plan.rows.map((row) => (
                  <Row key={row.need.id} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
        <div className={classes.column}>
          <Panel title={t("plans:flowTitle", { resources, needs: plan.needs.whole + plan.needs.part })}>
            <BrowserOnly>
              <Suspense fallback={<div className={classes.flow} />}>
                <FlowPicture plan={plan} />
              </Suspense>
            </BrowserOnly>
          </Panel>
          {plan.shadowPrices.length > 0 && (
            <Panel title={t("plans:prices")}>
              <ul className={classes.prices}>
                {plan.shadowPrices.slice(0, 8).map(({ resource, extra, gain }) => (
                  <li key={resource.id}>
                    {t("plans:price", {
                      resource: `${resource.owner.name} · ${resource.title}`,
                      extra: formatQuantity(t, extra),
                      gain: formatMoney(t, gain.amount),
                    })}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function Row({ row }: { row: PlanRow }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>
        <Link to={`/listings/${row.need.id}`}>
          {row.need.owner.name} · {row.need.title}
        </Link>
      </td>
      <td>
        {row.parts.length === 0 && <span className={classes.quiet}>{t("plans:unserved")}</span>}
        {row.parts.map(({ resource, quantity }) => (
          <div key={resource.id}>
            <Link to={`/listings/${resource.id}`}>{resource.owner.name}</Link> {formatQuantity(t, quantity)}
          </div>
        ))}
      </td>
      <td className={classes.number}>
        {row.served.value} / {formatQuantity(t, row.wanted)}
      </td>
      <td className={classes.number}>
        <Money fen={row.value.amount} />
      </td>
    </tr>
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

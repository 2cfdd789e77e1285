import { Button, SegmentedControl } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import { IconChecklist } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ActionCounts, ActionView } from "../../contracts/actions.ts";
import type { Page } from "../../contracts/common.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel, PanelRow } from "../../shell/kit/panel.tsx";
import { StateBadge } from "../../shell/kit/state-badge.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./actions.module.css";

const views = ["all", "overdue", "done", "confirmed"] as const;

/** Tasks by their day, the earliest first; the counters open their rows. */
export function ActionsList({ page, counts }: { page: Page<ActionView>; counts: ActionCounts }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const view = params.get("view") ?? "all";
  const numbers = { all: counts.open, overdue: counts.overdue, done: counts.waiting, confirmed: counts.confirmed };
  return (
    <div className={classes.stack}>
      <SegmentedControl
        className={classes.views}
        value={view}
        onChange={(next) => setParams(next === "all" ? {} : { view: next })}
        data={views.map((value) => ({ value, label: t(`actions:view.${value}`, { count: numbers[value] }) }))}
        aria-label={t("actions:views")}
      />
      <Panel flush>
        {page.items.length === 0 && <EmptyState icon={IconChecklist} title={t("actions:none")} hint={t("actions:noneHint")} />}
        {page.items.map((action) => (
          <PanelRow key={action.id} lead={<ActionBadge action={action} />} aside={isOpen(action) && <TimeLeft until={action.due} />}>
            <div className={classes.words}>
              <Link to={`/actions/${action.id}`} className={classes.title}>
                {action.title}
              </Link>
              <span className={classes.facts}>
                <span>{t("actions:number", { number: action.number })}</span>
                <span>{t("actions:leadIs", { name: action.lead.name })}</span>
                {action.helpers.length > 0 && <span>{t("actions:helpersAre", { names: action.helpers.map((helper) => helper.name).join(" ") })}</span>}
                {action.percent > 0 && <span>{t("actions:percent", { percent: action.percent })}</span>}
              </span>
            </div>
          </PanelRow>
        ))}
      </Panel>
      {page.nextCursor !== null && (
        <Button component={Link} to={`?${new URLSearchParams({ ...(view !== "all" && { view }), cursor: page.nextCursor })}`} variant="default">
          {t("actions:more")}
        </Button>
      )}
    </div>
  );
}

const isOpen = ({ state }: ActionView) => state === "assigned" || state === "accepted" || state === "objected";

/** The state of a task in the badge's words; an objection and a waiting confirmation have their own. */
export function ActionBadge({ action }: { action: ActionView }) {
  const { t } = useTranslation();
  if (action.overdue) return <StateBadge state="overdue" />;
  if (action.state === "objected") return <ToneBadge tone="late">{t("actions:state.objected")}</ToneBadge>;
  if (action.state === "done") return <ToneBadge tone="soon">{t("actions:state.done")}</ToneBadge>;
  if (action.state === "confirmed") return <StateBadge state="done" />;
  if (action.state === "cancelled") return <StateBadge state="cancelled" />;
  return <StateBadge state={action.state === "assigned" ? "open" : "in_progress"} />;
}

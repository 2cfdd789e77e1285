import { IconChecklist } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ActionCounts, ActionView } from "../../contracts/actions.ts";
import type { Page } from "../../contracts/common.ts";
import { StateBadge } from "../../shell/kit/state-badge.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { LedgerRow } from "../followup/ledger-row.tsx";
import { Ledger } from "../followup/ledger.tsx";

const views = ["all", "overdue", "done", "confirmed"] as const;

/** Tasks by their day, the earliest first; the counters open their rows. */
export function ActionsList({ page, counts }: { page: Page<ActionView>; counts: ActionCounts }) {
  const { t } = useTranslation();
  const numbers = { all: counts.open, overdue: counts.overdue, done: counts.waiting, confirmed: counts.confirmed };
  return (
    <Ledger
      label={t("actions:views")}
      views={views.map((value) => ({ value, label: t(`actions:view.${value}`, { count: numbers[value] }) }))}
      page={page}
      searched
      renderRow={(action) => (
        <LedgerRow
          key={action.id}
          href={`/actions/${action.id}`}
          title={action.title}
          badge={<ActionBadge action={action} />}
          due={isOpen(action) ? action.due : null}
          step={null}
        >
          <span>{t("actions:number", { number: action.number })}</span>
          <span>{t("actions:leadIs", { name: action.lead.name })}</span>
          {action.helpers.length > 0 && <span>{t("actions:helpersAre", { names: action.helpers.map((helper) => helper.name).join(" ") })}</span>}
          {action.percent > 0 && <span>{t("actions:percent", { percent: action.percent })}</span>}
        </LedgerRow>
      )}
      empty={{ icon: IconChecklist, title: t("actions:none"), hint: t("actions:noneHint") }}
      more={t("actions:more")}
    />
  );
}

const isOpen = ({ state }: ActionView) => state === "assigned" || state === "accepted" || state === "objected";

/** The state of a task in words; an objection and a waiting confirmation have their own. That it is late is told by the time beside it. */
export function ActionBadge({ action }: { action: Pick<ActionView, "state"> }) {
  const { t } = useTranslation();
  if (action.state === "objected") return <ToneBadge tone="late">{t("actions:state.objected")}</ToneBadge>;
  if (action.state === "done") return <ToneBadge tone="soon">{t("actions:state.done")}</ToneBadge>;
  if (action.state === "confirmed") return <StateBadge state="done" />;
  if (action.state === "cancelled") return <StateBadge state="cancelled" />;
  return <StateBadge state={action.state === "assigned" ? "open" : "in_progress"} />;
}

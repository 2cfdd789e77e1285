/**
 * 撮合总览: the best allocation as a table and as a flow, its value against first-come-first-served, where it is scarce, one button that
 * makes it suggestions to everybody concerned and one that puts it on an agenda; both wait while the plan is provisional, and one that
 * no longer follows the lists has neither. The open page
 * follows the lists by itself.
 */
import { Button, NativeSelect } from "@mantine/core";
import { useSearchParams } from "@remix-run/react";
import { IconRoute } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WeightsView } from "../../contracts/match-preview.ts";
import type { MeetingForPlan } from "../../contracts/meetings.ts";
import { planScopeKinds, type PlanInput, type PlanScopeView, type PlanView } from "../../contracts/plans.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatInstant } from "../../i18n/formats.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { WeightsDialog } from "../matches/weights-dialog.tsx";
import { AgendaMenu, useAgendaCommand } from "./agenda-menu.tsx";
import { PlanBody } from "./plan-body.tsx";
import { PlanNote } from "./plan-note.tsx";

/** A scope to choose; `runs`: the reader may compute and propose its plan, `prepares`: put it on an agenda. */
export interface PlanScopeChoice extends PlanScopeView {
  runs: boolean;
  prepares: boolean;
}

export interface PlanPageProps {
  scopes: PlanScopeChoice[];
  scope: PlanScopeChoice;
  plan: PlanView | null;
  /** Streams that tell of the plan. */
  streams: string[];
  /** The alliance's weights, for who keeps it. */
  weights: WeightsView | null;
  /** Meetings ahead, for who prepares them. */
  meetings: MeetingForPlan[];
}

export function PlanPage({ scopes, scope, plan, streams, weights, meetings }: PlanPageProps) {
  const { t } = useTranslation();
  useLiveRevalidate(streams.map((stream) => ({ stream })), { types: ["plan."] });
  const compute = useCommand<PlanInput>({ method: "POST", path: "/match/plan" });
  const propose = useCommand<undefined>({
    method: "POST",
    path: `/match/plan/${plan?.id ?? ""}/propose`,
    onDone: () => showDone(t("plans:proposed")),
  });
  const agenda = useAgendaCommand();
  const [weighing, setWeighing] = useState(false);
  const input: PlanInput = { [scope.kind]: scope.id };
  const run = (
    <Button variant={plan ? "default" : "filled"} loading={compute.busy} onClick={() => void compute.submit(input)}>
      {t(plan ? "plans:run" : "plans:runFirst")}
    </Button>
  );
  const acts = plan !== null && !plan.provisional && !plan.outgrown && plan.needs.whole + plan.needs.part > 0;
  return (
    <>
      <PageHeader
        title={t("plans:title")}
        trail={[{ label: t("shell:nav.matching"), href: "/matching" }]}
        aside={plan ? <Computed plan={plan} /> : undefined}
        actions={
          <>
            {scopes.length > 1 && <ScopeChoice scopes={scopes} scope={scope} />}
            {acts && scope.runs && plan.state === "computed" && (
              <Button loading={propose.busy} onClick={() => void propose.submit(undefined, { revision: plan.revision })}>
                {t("plans:propose")}
              </Button>
            )}
            {acts && scope.prepares && <AgendaMenu plan={plan} meetings={meetings} command={agenda} />}
            {plan && scope.runs && run}
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
          alliance={scope.id}
          weights={weights}
          listing={plan?.rows[0]?.need}
          opened={weighing}
          onClose={() => setWeighing(false)}
        />
      )}
      <CommandProblem command={compute} />
      <CommandProblem command={propose} />
      <CommandProblem command={agenda} title={t("plans:notOnAgenda")} />
      {plan && <PlanNote plan={plan} acts={scope.runs || scope.prepares} />}
      {plan ? (
        <PlanBody plan={plan} />
      ) : (
        <Panel>
          <EmptyState icon={IconRoute} title={t("plans:none")} hint={t(scope.runs ? "plans:noneHint" : "plans:noneRead")} action={scope.runs ? run : undefined} />
        </Panel>
      )}
    </>
  );
}

function ScopeChoice({ scopes, scope }: Pick<PlanPageProps, "scopes" | "scope">) {
  const { t } = useTranslation();
  const [, setSearch] = useSearchParams();
  const groups = planScopeKinds.map((kind) => ({
    group: t(`plans:scopeGroup.${kind}`),
    items: scopes.filter((each) => each.kind === kind).map(({ id, name }) => ({ value: `${kind}=${id}`, label: t(`plans:scopeOf.${kind}`, { name }) })),
  }));
  return (
    <NativeSelect
      aria-label={t("plans:scope")}
      value={`${scope.kind}=${scope.id}`}
      onChange={(event) => setSearch(event.currentTarget.value)}
      data={groups.filter(({ items }) => items.length > 0)}
    />
  );
}

function Computed({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const today = useToday();
  const at = formatInstant(t, plan.at, { today });
  const followed = !plan.outgrown && (plan.by === null || plan.updates.length > 0);
  return (
    <>
      {followed ? t("plans:followed", { at }) : t("plans:computed", { by: plan.by ?? t("plans:hub"), at })}
      {plan.proposedAt && ` · ${t("plans:proposedAt", { at: formatInstant(t, plan.proposedAt, { today }), count: plan.suggestions })}`}
      {plan.alreadySuggested > 0 && t("plans:alreadySuggested", { count: plan.alreadySuggested })}
    </>
  );
}

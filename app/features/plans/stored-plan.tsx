/** One plan by itself, without anything to press: what was on an agenda, or was proposed. */
import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { PlanView } from "../../contracts/plans.ts";
import { formatInstant } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { PlanBody } from "./plan-body.tsx";

export function StoredPlan({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <>
      <PageHeader
        title={t("plans:agendaTitle", { scope: plan.scope.name })}
        trail={[{ label: t("plans:title"), href: `/plan?${plan.scope.kind}=${plan.scope.id}` }]}
        aside={
          <>
            {t("plans:asOf", { at: formatInstant(t, plan.at, { today }) })}{" "}
            <Anchor component={Link} to={`/plan?${plan.scope.kind}=${plan.scope.id}`} inherit>
              {t("plans:current")}
            </Anchor>
          </>
        }
      />
      <PlanBody plan={plan} />
    </>
  );
}

import { Button, SegmentedControl } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import { IconPhoneCall } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CaseCounts, CaseView } from "../../contracts/cases.ts";
import type { Page } from "../../contracts/common.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel, PanelRow } from "../../shell/kit/panel.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { useMe } from "../../shell/shell-data.ts";
import classes from "../actions/actions.module.css";
import { FollowupTabs } from "../followup/followup-tabs.tsx";
import { ownAlliances } from "../followup/own-alliances.ts";
import { CaseBadge } from "./case-badge.tsx";
import { CaseDialog } from "./case-dialog.tsx";

const views = ["all", "open", "overdue", "supervised", "replied", "closed"] as const;

/** 红链直通车: the cases that the reader may see, newest first; `?new` opens it with the form. */
export function CasesPage({ page, counts }: { page: Page<CaseView>; counts: CaseCounts }) {
  const { t } = useTranslation();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  useLiveRevalidate(me.streams, { types: ["case."] });
  const alliances = ownAlliances(me);
  const view = params.get("view") ?? "all";
  return (
    <>
      <PageHeader
        title={t("cases:title")}
        aside={t("cases:summary", { ...counts })}
        actions={
          alliances.length > 0 && (
            <Button leftSection={<IconPhoneCall size={18} aria-hidden />} onClick={() => setParams({ new: "" })}>
              {t("cases:make")}
            </Button>
          )
        }
      />
      <FollowupTabs />
      <div className={classes.stack}>
        <SegmentedControl
          className={classes.views}
          value={view}
          onChange={(next) => setParams(next === "all" ? {} : { view: next })}
          data={views.map((value) => ({ value, label: value === "all" ? t("cases:view.all") : t(`cases:view.${value}`, { count: counts[value] }) }))}
          aria-label={t("cases:views")}
        />
        <Panel flush>
          {page.items.length === 0 && <EmptyState icon={IconPhoneCall} title={t("cases:none")} hint={t("cases:noneHint")} />}
          {page.items.map((record) => (
            <PanelRow
              key={record.id}
              lead={<CaseBadge record={record} />}
              aside={record.clock && (record.state === "dispatched" || record.state === "handling") && <TimeLeft until={record.clock.due} />}
            >
              <div className={classes.words}>
                <Link to={`/cases/${record.id}`} className={classes.title}>
                  {record.title}
                </Link>
                <span className={classes.facts}>
                  <span>{t("cases:number", { number: record.number })}</span>
                  <span>{record.unit ? t("cases:unitIs", { name: record.unit.name }) : t("cases:noUnit")}</span>
                  {record.round > 1 && <span>{t("cases:round", { round: record.round })}</span>}
                  {record.supervised && <ToneBadge tone="late">{t("cases:supervised")}</ToneBadge>}
                  {record.confidential && <ToneBadge tone="neutral">{t("cases:confidential")}</ToneBadge>}
                </span>
              </div>
            </PanelRow>
          ))}
        </Panel>
        {page.nextCursor !== null && (
          <Button component={Link} to={`?${new URLSearchParams({ ...(view !== "all" && { view }), cursor: page.nextCursor })}`} variant="default">
            {t("cases:more")}
          </Button>
        )}
      </div>
      <CaseDialog alliances={alliances} opened={params.has("new") && alliances.length > 0} onClose={() => setParams(view === "all" ? {} : { view })} />
    </>
  );
}

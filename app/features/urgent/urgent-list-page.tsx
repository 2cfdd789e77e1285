import { Button, Text } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import { IconUrgent } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { UrgentCounts, UrgentRow } from "../../contracts/urgent-matters.ts";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { SaveLedger } from "../../shell/kit/save-ledger.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { Stacked } from "../../shell/kit/columns.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { LedgerRow } from "../followup/ledger-row.tsx";
import { Ledger } from "../followup/ledger.tsx";
import { MeetingsTabs } from "../meetings/meetings-tabs.tsx";
import { UrgentBadge } from "./urgent-badge.tsx";

const views = ["all", "waiting", "late", "confirmed", "refused"] as const;

/** 急事先办后议, newest first; each figure is a view of its rows. */
export function UrgentListPage({ page, counts }: { page: Page<UrgentRow>; counts: UrgentCounts }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const registers = useMe().seats.some(({ role }) => role === "chair" || role === "secretary");
  const register = (
    <Button component={Link} to="/urgent/new" leftSection={<IconUrgent size={18} aria-hidden />}>
      {t("urgent:register")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("urgent:title")}
        aside={t("urgent:summary", { ...counts })}
        actions={
          <>
            {registers && register}
            {page.items.length > 0 && <SaveLedger href={`/urgent.xlsx?${params}`} />}
          </>
        }
      />
      <MeetingsTabs />
      <Stacked>
        <Ledger
          label={t("urgent:views")}
          views={views.map((value) => ({ value, label: t(`urgent:view.${value}`, { count: counts[value] }) }))}
          page={page}
          searched
          renderRow={(row) => <UrgentLine key={row.id} row={row} />}
          empty={{ icon: IconUrgent, title: t("urgent:none"), hint: t("urgent:noneHint"), ...(registers && { action: register }) }}
          more={t("urgent:more")}
        />
        <Text size="sm" c="dimmed">
          {t("urgent:definition")}
        </Text>
      </Stacked>
    </>
  );
}

function UrgentLine({ row }: { row: UrgentRow }) {
  const { t } = useTranslation();
  return (
    <LedgerRow href={`/urgent/${row.id}`} title={row.title} badge={<UrgentBadge state={row.state} />} due={row.state === "waiting" ? row.due : null} step={null}>
      <span>{t("urgent:number", { number: row.number })}</span>
      <span>{t("urgent:by", { name: row.unit.name })}</span>
      {row.late ? <ToneBadge tone="late">{t("urgent:waits", { days: row.days })}</ToneBadge> : <span>{t(row.state === "waiting" ? "urgent:waits" : "urgent:took", { days: row.days })}</span>}
    </LedgerRow>
  );
}

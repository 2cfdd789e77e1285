import { Button } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CaseCounts, CaseView } from "../../contracts/cases.ts";
import type { Page } from "../../contracts/common.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { FollowupTabs } from "../followup/followup-tabs.tsx";
import type { Intake } from "../followup/intake.ts";
import { LedgerRow } from "../followup/ledger-row.tsx";
import { Ledger } from "../followup/ledger.tsx";
import { useIntakeDialog } from "../followup/use-intake-dialog.ts";
import { CaseBadge } from "./case-badge.tsx";
import { CaseDialog } from "./case-dialog.tsx";
import { CaseMarks } from "./case-marks.tsx";

const views = ["all", "open", "overdue", "supervised", "replied", "closed"] as const;

export interface CasesPageProps {
  page: Page<CaseView>;
  counts: CaseCounts;
  /** What the form needs while it is open. */
  intake: Intake | null;
}

/** 红链直通车: the cases that the reader may see, newest first; `?new` opens it with the form. */
export function CasesPage({ page, counts, intake }: CasesPageProps) {
  const { t } = useTranslation();
  const me = useMe();
  useLiveRevalidate(me.streams, { types: ["case."] });
  const open = useIntakeDialog();
  const calls = me.seats.some(({ role }) => role !== "administrator");
  const make = (
    <Button leftSection={<IconPhoneCall size={18} aria-hidden />} onClick={() => open(true)}>
      {t("shell-actions:case.make")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("cases:title")} aside={t("cases:summary", { ...counts })} actions={calls && make} />
      <FollowupTabs />
      <Ledger
        label={t("cases:views")}
        views={views.map((value) => ({ value, label: value === "all" ? t("cases:view.all") : t(`cases:view.${value}`, { count: counts[value] }) }))}
        page={page}
        searched
        renderRow={(record) => <CaseRow key={record.id} record={record} />}
        empty={{ icon: IconPhoneCall, title: t("cases:none"), hint: t("cases:noneHint"), ...(calls && { action: make }) }}
        more={t("cases:more")}
      />
      {intake && <CaseDialog intake={intake} opened onClose={() => open(false)} />}
    </>
  );
}

function CaseRow({ record }: { record: CaseView }) {
  const { t } = useTranslation();
  const waits = record.state === "dispatched" || record.state === "handling";
  const step = stepOf(record);
  return (
    <LedgerRow
      href={`/cases/${record.id}`}
      title={record.title}
      badge={<CaseBadge record={record} />}
      due={waits && record.clock ? record.clock.due : null}
      step={step && t(`cases:step.${step}`)}
    >
      <span>{t("cases:number", { number: record.number })}</span>
      <span>{record.caller.organization?.name ?? record.caller.name}</span>
      {record.unit && <span>{t("cases:unitIs", { name: record.unit.name })}</span>}
      {record.round > 1 && <span>{t("cases:round", { round: record.round })}</span>}
      <CaseMarks record={record} />
    </LedgerRow>
  );
}

/** What the reader is asked to do next; a keeper's supervision and dispatching anew are never asked for. Pure. */
function stepOf({ rights, state }: CaseView): "reply" | "dispatch" | "close" | "visit" | "rate" | null {
  if (rights.reply) return "reply";
  if (rights.dispatch && state === "received") return "dispatch";
  if (rights.close) return "close";
  if (rights.visit) return "visit";
  return rights.rate ? "rate" : null;
}

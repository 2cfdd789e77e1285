import { Button, Group } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import { IconFilePencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { ConsultationCounts, ConsultationQuery, ConsultationRow, DepartmentFigures } from "../../contracts/consultations.ts";
import { Stacked } from "../../shell/kit/columns.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { ScopePill } from "../../shell/kit/scope-pill.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { LedgerRow } from "../followup/ledger-row.tsx";
import { Ledger } from "../followup/ledger.tsx";
import { ConsultationBadge } from "./consultation-badge.tsx";
import { DepartmentTable } from "./department-table.tsx";
import { rateText } from "./rate-text.ts";

const views = ["all", "open", "closed", "overdue", "answered", "published"] as const;

export interface ConsultationsPageProps {
  page: Page<ConsultationRow>;
  counts: ConsultationCounts;
  departments: DepartmentFigures[];
  /** The year that the figures are of. */
  year: number;
  asked: ConsultationQuery;
}

/** Drafts of policies, newest first, and what came of the comments by department. */
export function ConsultationsPage({ page, counts, departments, year, asked }: ConsultationsPageProps) {
  const { t } = useTranslation();
  const writes = useMe().seats.some(({ role, organization }) => role === "officer" && organization !== null);
  const write = (
    <Button component={Link} to="/consultations/new" leftSection={<IconFilePencil size={18} aria-hidden />}>
      {t("consultations:write")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("consultations:title")}
        aside={t("consultations:summary", { ...counts })}
        trail={[{ label: t("consultations:policies"), href: "/listings?kind=policy" }]}
        {...(writes && { actions: write })}
      />
      <Narrowed asked={asked} departments={departments} />
      <Stacked>
        <Ledger
          label={t("consultations:views")}
          views={views.map((value) => ({ value, label: t(`consultations:view.${value}`, { count: counts[value] }) }))}
          page={page}
          searched
          renderRow={(row) => <ConsultationLine key={row.id} row={row} />}
          empty={{ icon: IconFilePencil, title: t("consultations:none"), hint: t("consultations:noneHint"), ...(writes && { action: write }) }}
          more={t("consultations:more")}
        />
        {departments.length > 0 && <DepartmentTable departments={departments} year={year} />}
      </Stacked>
    </>
  );
}

function ConsultationLine({ row }: { row: ConsultationRow }) {
  const { t } = useTranslation();
  const { state, figures } = row;
  return (
    <LedgerRow href={`/consultations/${row.id}`} title={row.title} badge={<ConsultationBadge state={state} />} due={state === "open" ? row.until : state === "closed" ? row.answerDue : null} step={null}>
      <span>{t("consultations:number", { number: row.number })}</span>
      {row.round > 1 && <span>{t("consultations:round", { round: row.round })}</span>}
      <span>{row.department.name}</span>
      {state !== "draft" && <span>{t("consultations:commentsOf", { count: figures.comments })}</span>}
      {figures.answered > 0 && <span>{t("consultations:rateIs", { rate: rateText(t, figures) })}</span>}
      {row.overdue && <ToneBadge tone="late">{t("consultations:overdue", { count: figures.owed })}</ToneBadge>}
    </LedgerRow>
  );
}

/** The department and year whose drafts are shown, where a figure led here; can be taken away. */
function Narrowed({ asked, departments }: { asked: ConsultationQuery; departments: readonly DepartmentFigures[] }) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  const known = departments.find(({ department }) => department.id === asked.department)?.department.name;
  const scopes = [
    ...(asked.department === undefined ? [] : [{ name: "department", words: known ?? t("consultations:scope.department") }]),
    ...(asked.year === undefined ? [] : [{ name: "year", words: t("consultations:scope.year", { year: asked.year }) }]),
  ];
  if (scopes.length === 0) return null;
  return (
    <Group gap="xs" mb="sm">
      {scopes.map(({ name, words }) => (
        <ScopePill
          key={name}
          removeLabel={t("consultations:scope.remove", { scope: words })}
          onRemove={() =>
            setParams((before) => {
              for (const each of [name, "cursor"]) before.delete(each);
              return before;
            })
          }
        >
          {words}
        </ScopePill>
      ))}
    </Group>
  );
}

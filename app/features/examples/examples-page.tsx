import { Button } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import { IconBook2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { ExampleCounts, ExampleQuery, ExampleRow } from "../../contracts/examples.ts";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { ScopePill } from "../../shell/kit/scope-pill.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { Ledger } from "../followup/ledger.tsx";
import { LedgerRow } from "../followup/ledger-row.tsx";
import { ExampleBadge } from "./example-badge.tsx";
import classes from "./examples.module.css";
import { FiguresLine } from "./figures-line.tsx";

export interface ExamplesPageProps {
  page: Page<ExampleRow>;
  counts: ExampleCounts;
  asked: ExampleQuery;
}

/** The shelf of model cases, the newest first; for who writes them also the drafts and what waits for a unit's word. */
export function ExamplesPage({ page, counts, asked }: ExamplesPageProps) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  const writes = useMe().seats.some(({ role }) => role === "chair" || role === "secretary" || role === "officer");
  const write = (
    <Button component={Link} to={asked.alliance === undefined ? "/examples/new" : `/examples/new?for=${asked.alliance}`} leftSection={<IconBook2 size={18} aria-hidden />}>
      {t("examples:write")}
    </Button>
  );
  const views = (["published", "adopted", "waiting", "draft"] as const).filter((view) => writes || view === "published" || counts[view] > 0);
  const narrowed = asked.alliance === undefined ? undefined : page.items[0]?.alliance.name ?? t("examples:scope.alliance");
  return (
    <>
      <PageHeader title={t("examples:title")} aside={t("examples:summary", { count: counts.published })} {...(writes && { actions: write })} />
      {narrowed !== undefined && (
        <div className={classes.scope}>
          <ScopePill
            removeLabel={t("examples:scope.remove", { scope: narrowed })}
            onRemove={() =>
              setParams((before) => {
                for (const name of ["alliance", "cursor"]) before.delete(name);
                return before;
              })
            }
          >
            {narrowed}
          </ScopePill>
        </div>
      )}
      <Ledger
        label={t("examples:views")}
        views={views.map((value) => ({ value, label: t(`examples:view.${value}`, { count: counts[value] }) }))}
        page={page}
        searched
        renderRow={(row) => <ExampleLine key={row.id} row={row} />}
        empty={{ icon: IconBook2, title: t("examples:none"), hint: t("examples:noneHint"), ...(writes && { action: write }) }}
        more={t("examples:more")}
      />
    </>
  );
}

function ExampleLine({ row }: { row: ExampleRow }) {
  const { t } = useTranslation();
  return (
    <LedgerRow href={`/examples/${row.id}`} title={row.title} badge={row.state === "published" ? null : <ExampleBadge state={row.state} />} due={null} step={null}>
      <span>{t("examples:number", { number: row.number })}</span>
      <span>{row.alliance.name}</span>
      <FiguresLine figures={row.figures} />
      {row.adopted > 0 && <span>{t("examples:adoptedBy", { count: row.adopted })}</span>}
      {row.state === "asking" && <span>{t("examples:waitingFor", { count: row.waiting })}</span>}
    </LedgerRow>
  );
}

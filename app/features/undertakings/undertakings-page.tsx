import { Button, Group } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import { IconUserStar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { OwnerFigures, OwnerPart, UndertakingCounts, UndertakingQuery, UndertakingRow } from "../../contracts/undertakings.ts";
import { Stacked } from "../../shell/kit/columns.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { SaveLedger } from "../../shell/kit/save-ledger.tsx";
import { ScopePill } from "../../shell/kit/scope-pill.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { FollowupTabs } from "../followup/followup-tabs.tsx";
import { LedgerRow } from "../followup/ledger-row.tsx";
import { Ledger } from "../followup/ledger.tsx";
import { OwnerTable } from "./owner-table.tsx";
import { UndertakingBadge } from "./undertaking-badge.tsx";

const views = ["all", "open", "overdue", "unanswered", "done", "confirmed"] as const;

export interface UndertakingsPageProps {
  page: Page<UndertakingRow>;
  counts: UndertakingCounts;
  owners: OwnerFigures[];
  asked: UndertakingQuery;
}

/** 领导领办, newest first, and what came of it by owner; each figure opens its rows. */
export function UndertakingsPage({ page, counts, owners, asked }: UndertakingsPageProps) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const raises = useMe().seats.some(({ role }) => role === "chair" || role === "secretary" || role === "officer");
  const raise = (
    <Button component={Link} to="/undertakings/new" leftSection={<IconUserStar size={18} aria-hidden />}>
      {t("undertakings:raise")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("undertakings:title")}
        aside={t("undertakings:summary", { ...counts })}
        actions={
          <>
            {raises && raise}
            {page.items.length > 0 && <SaveLedger href={`/undertakings.xlsx?${params}`} />}
          </>
        }
      />
      <FollowupTabs />
      <OwnerScope asked={asked} owners={owners} />
      <Stacked>
        <Ledger
          label={t("undertakings:views")}
          views={views.map((value) => ({ value, label: t(`undertakings:view.${value}`, { count: counts[value] }) }))}
          page={page}
          searched
          renderRow={(row) => <UndertakingLine key={row.id} row={row} />}
          empty={{ icon: IconUserStar, title: t("undertakings:none"), hint: t("undertakings:noneHint"), ...(raises && { action: raise }) }}
          more={t("undertakings:more")}
        />
        {owners.length > 0 && <OwnerTable owners={owners} alliance={asked.alliance} />}
      </Stacked>
    </>
  );
}

function UndertakingLine({ row }: { row: UndertakingRow }) {
  const { t } = useTranslation();
  const { owner, weeks } = row;
  return (
    <LedgerRow href={`/undertakings/${row.id}`} title={row.title} badge={<UndertakingBadge state={row.state} />} due={row.state === "running" ? row.due : null} step={null}>
      <span>{t("undertakings:number", { number: row.number })}</span>
      <span>{t("undertakings:ownerIs", { post: owner.post, name: owner.name })}</span>
      <span>{t("undertakings:helps", { name: row.helped.name })}</span>
      {weeks.due > 0 && <span>{t("undertakings:weeksOf", weeks)}</span>}
      {row.unanswered && <ToneBadge tone={row.unanswered.overdue ? "late" : "soon"}>{t("undertakings:unansweredSince")}</ToneBadge>}
    </LedgerRow>
  );
}

/** Whose problems are shown, and which of them, where a figure led here; can be taken away. */
function OwnerScope({ asked, owners }: { asked: UndertakingQuery; owners: readonly OwnerFigures[] }) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  if (asked.owner === undefined) return null;
  const known = owners.find(({ owner }) => owner.id === asked.owner)?.owner;
  const whose = known ? t("undertakings:scope.owner", { name: known.name }) : t("undertakings:scope.anyOwner");
  const scopes: { names: string[]; words: string }[] = [{ names: ["owner", "as"], words: whose }, ...(asked.as ? [{ names: ["as"], words: t(`undertakings:figures.${asked.as satisfies OwnerPart}`) }] : [])];
  return (
    <Group gap="xs" mb="sm">
      {scopes.map(({ names, words }) => (
        <ScopePill
          key={words}
          removeLabel={t("undertakings:scope.remove", { scope: words })}
          onRemove={() =>
            setParams((before) => {
              for (const name of [...names, "cursor"]) before.delete(name);
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

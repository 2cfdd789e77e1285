import { useSearchParams } from "@remix-run/react";
import { IconEyeOff, IconGavel, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { ResolutionCounts, ResolutionLine } from "../../contracts/resolutions.ts";
import { formatResolution } from "../../i18n/formats.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { Day } from "../../shell/kit/day.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { SaveLedger } from "../../shell/kit/save-ledger.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { LedgerRow } from "../followup/ledger-row.tsx";
import { Ledger } from "../followup/ledger.tsx";
import { MeetingsTabs } from "../meetings/meetings-tabs.tsx";
import { ResolutionFilter } from "./resolution-filter.tsx";

const views = ["all", "set", "due"] as const;

export interface ResolutionsPageProps {
  page: Page<ResolutionLine>;
  counts: ResolutionCounts;
}

/** 决议, the newest first; those with a review date by that date. */
export function ResolutionsPage({ page, counts }: ResolutionsPageProps) {
  const { t } = useTranslation();
  useLiveRevalidate(useMe().streams, { types: ["resolution."] });
  const [params] = useSearchParams();
  const narrowed = ["q", "year", "meeting", "alliance"].some((name) => (params.get(name) ?? "") !== "");
  const severalAlliances = new Set(page.items.map(({ alliance }) => alliance.id)).size > 1;
  return (
    <>
      <PageHeader
        title={t("resolutions:title")}
        aside={t("resolutions:summary", { count: counts.all })}
        actions={page.items.length > 0 && <SaveLedger href={`/resolutions.xlsx?${params}`} />}
      />
      <MeetingsTabs />
      <ResolutionFilter years={counts.years} />
      <Ledger
        label={t("resolutions:views")}
        views={views.map((value) => ({ value, label: t(`resolutions:view.${value}`, { count: counts[value] }) }))}
        page={page}
        renderRow={(resolution) => <ResolutionRow key={resolution.id} resolution={resolution} named={severalAlliances} />}
        empty={{ icon: IconGavel, title: t(narrowed ? "resolutions:noneFound" : "resolutions:none"), ...(!narrowed && { hint: t("resolutions:noneHint") }) }}
        more={t("resolutions:more")}
      />
    </>
  );
}

function ResolutionRow({ resolution, named }: { resolution: ResolutionLine; named: boolean }) {
  const { t } = useTranslation();
  const { poll, reviewOn } = resolution;
  return (
    <LedgerRow
      href={`/resolutions/${resolution.id}`}
      title={resolution.text}
      badge={<ToneBadge tone="brand">{formatResolution(t, resolution)}</ToneBadge>}
      due={reviewOn}
      step={null}
    >
      {named && <span>{resolution.alliance.name}</span>}
      <span>{resolution.title}</span>
      <span>
        {resolution.meeting.title} <Day value={resolution.day} />
      </span>
      {poll && <span>{t("resolutions:sums", poll.tally)}</span>}
      {reviewOn !== null && (
        <span>
          {t("resolutions:reviewIs")} <Day value={reviewOn} />
        </span>
      )}
      {resolution.versions > 1 && <Corrected versions={resolution.versions} />}
      {resolution.internal && <Internal />}
    </LedgerRow>
  );
}

/** That another wording than the first is in force. */
export function Corrected({ versions }: { versions: number }) {
  const { t } = useTranslation();
  return (
    <ToneBadge tone="soon" icon={IconPencil}>
      {t("resolutions:corrected", { number: versions })}
    </ToneBadge>
  );
}

/** That only the chair and the secretary see it. */
export function Internal() {
  const { t } = useTranslation();
  return (
    <ToneBadge tone="neutral" icon={IconEyeOff} title={t("resolutions:internalHint")}>
      {t("resolutions:internal")}
    </ToneBadge>
  );
}

import { Button } from "@mantine/core";
import { useSearchParams } from "@remix-run/react";
import { IconMessagePlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { SuggestionCounts, SuggestionView } from "../../contracts/suggestions.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { Day } from "../../shell/kit/day.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { SaveLedger } from "../../shell/kit/save-ledger.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { FollowupTabs } from "../followup/followup-tabs.tsx";
import type { Intake } from "../followup/intake.ts";
import { LedgerRow } from "../followup/ledger-row.tsx";
import { Ledger } from "../followup/ledger.tsx";
import { useIntakeDialog } from "../followup/use-intake-dialog.ts";
import { SuggestionBadge } from "./suggestion-badge.tsx";
import { SuggestionDialog } from "./suggestion-dialog.tsx";

const views = ["collected", "waiting", "overdue", "unsolved", "solved", "confirmed"] as const;

export interface SuggestionsPageProps {
  page: Page<SuggestionView>;
  counts: SuggestionCounts;
  /** What the form needs while it is open. */
  intake: Intake | null;
}

/** 意见建议台账, newest first; `?new` opens it with the form. */
export function SuggestionsPage({ page, counts, intake }: SuggestionsPageProps) {
  const { t } = useTranslation();
  const me = useMe();
  useLiveRevalidate(me.streams, { types: ["suggestion."] });
  const open = useIntakeDialog();
  const [params] = useSearchParams();
  const proposes = me.seats.some(({ role }) => role !== "administrator");
  const make = (
    <Button leftSection={<IconMessagePlus size={18} aria-hidden />} onClick={() => open(true)}>
      {t("shell-actions:suggestion.make")}
    </Button>
  );
  const actions = (
    <>
      {proposes && make}
      {page.items.length > 0 && <SaveLedger href={`/suggestions.xlsx?${params}`} />}
    </>
  );
  return (
    <>
      <PageHeader title={t("suggestions:title")} aside={t("suggestions:summary", { ...counts })} actions={actions} />
      <FollowupTabs />
      <Ledger
        label={t("suggestions:views")}
        views={views.map((value) => ({ value, label: t(`suggestions:view.${value}`, { count: counts[value] }) }))}
        page={page}
        searched
        renderRow={(suggestion) => <SuggestionRow key={suggestion.id} suggestion={suggestion} />}
        empty={{ icon: IconMessagePlus, title: t("suggestions:none"), hint: t("suggestions:noneHint"), ...(proposes && { action: make }) }}
        more={t("suggestions:more")}
      />
      {intake && <SuggestionDialog intake={intake} opened onClose={() => open(false)} />}
    </>
  );
}

function SuggestionRow({ suggestion }: { suggestion: SuggestionView }) {
  const { t } = useTranslation();
  const { delay, unit } = suggestion;
  const step = stepOf(suggestion);
  return (
    <LedgerRow
      href={`/suggestions/${suggestion.id}`}
      title={suggestion.text}
      badge={<SuggestionBadge suggestion={suggestion} />}
      due={suggestion.state === "assigned" ? suggestion.due : null}
      step={step && t(`suggestions:step.${step}`)}
    >
      <span>{t("suggestions:number", { number: suggestion.number })}</span>
      <span>{t(`suggestions:topic.${suggestion.topic}`)}</span>
      {unit && <span>{t("suggestions:unitIs", { name: unit.name })}</span>}
      {delay && (
        <span>
          {t("suggestions:nextOn")} <Day value={delay.next} />
        </span>
      )}
    </LedgerRow>
  );
}

/** What the reader is asked to do next; giving it to another unit is never asked for. Pure. */
function stepOf({ rights, state }: SuggestionView): "answer" | "judge" | "call" | "assign" | null {
  if (rights.answer && state === "assigned") return "answer";
  if (rights.judge) return "judge";
  if (rights.call) return "call";
  return rights.assign && state === "open" ? "assign" : null;
}

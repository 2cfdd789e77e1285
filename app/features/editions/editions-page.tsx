import { Button } from "@mantine/core";
import { Link, useSearchParams } from "@remix-run/react";
import { IconCalendarRepeat, IconStack2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef, Page } from "../../contracts/common.ts";
import type { EditionSummary, RhythmView } from "../../contracts/editions.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { Day } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel, PanelRow, QuietLine } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { editionNumber } from "./edition-number.ts";
import classes from "./editions.module.css";
import { RhythmDialog } from "./rhythm-dialog.tsx";

export interface EditionsPageProps {
  alliance: NamedRef;
  page: Page<EditionSummary>;
  rhythm: RhythmView;
}

/** 各期清单: the editions of an alliance's lists, the newest first, and when the next one is. */
export function EditionsPage({ alliance, page, rhythm }: EditionsPageProps) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [dialog, setDialog] = useState(false);
  useLiveRevalidate([{ stream: `alliance:${alliance.id}` }], { types: ["edition."] });
  const publish = rhythm.may.publish && (
    <Button component={Link} to={`/alliances/${alliance.id}/editions/new`} leftSection={<IconStack2 size={16} aria-hidden />}>
      {t("editions:publish")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("editions:title")}
        trail={[
          { label: t("alliances:title"), href: "/alliances" },
          { label: alliance.name, href: `/alliances/${alliance.id}` },
        ]}
        actions={
          rhythm.may.publish && (
            <>
              {publish}
              <Button variant="default" leftSection={<IconCalendarRepeat size={16} aria-hidden />} onClick={() => setDialog(true)}>
                {t("editions:rhythm.set")}
              </Button>
            </>
          )
        }
      />
      <p className={classes.rhythm}>
        {rhythm.months === null ? (
          t("editions:rhythm.none")
        ) : (
          <>
            {t(`editions:rhythm.every.${rhythm.months}`, { on: rhythm.day })}
            {t(rhythm.automatic ? "editions:rhythm.byItself" : "editions:rhythm.byHand")} {t("editions:rhythm.next")} {rhythm.next && <Day value={rhythm.next} year />}
          </>
        )}
      </p>
      <Panel flush>
        {page.items.length === 0 && <EmptyState icon={IconStack2} title={t("editions:none")} hint={t("editions:noneHint")} action={publish || undefined} />}
        {page.items.map((edition) => (
          <PanelRow key={edition.id} aside={<Day value={edition.day} year />}>
            <Link to={`/editions/${edition.id}`} className={classes.title}>
              {editionNumber(t, edition)}
            </Link>{" "}
            {edition.corrections > 0 && <ToneBadge tone="soon">{t("editions:corrected")}</ToneBadge>}
            <QuietLine>{edition.name === null ? t("editions:byHub") : t("editions:by", { name: edition.name })}</QuietLine>
          </PanelRow>
        ))}
      </Panel>
      {page.nextCursor !== null && (
        <Button component={Link} to={`?${new URLSearchParams({ ...Object.fromEntries(params), cursor: page.nextCursor })}`} variant="default" mt="md" fullWidth>
          {t("editions:older")}
        </Button>
      )}
      {dialog && <RhythmDialog alliance={alliance} rhythm={rhythm} onClose={() => setDialog(false)} />}
    </>
  );
}

/** Where a spreadsheet is handed in, and what one handed in lately. */
import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconFileImport } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ImportSummary } from "../../contracts/imports.ts";
import { Moment } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel, PanelRow, QuietLine } from "../../shell/kit/panel.tsx";
import { ImportBadge } from "./import-badges.tsx";
import classes from "./imports.module.css";
import { UploadPanel, type UploadPanelProps } from "./upload-panel.tsx";

export function ImportsPage({ recent, ...upload }: UploadPanelProps & { recent: ImportSummary[] }) {
  const { t } = useTranslation();
  const { kind, alliances } = upload;
  return (
    <>
      <PageHeader title={t("imports:title")} aside={t("imports:intro")} trail={[{ label: t(`imports:kind.${kind}`), href: `/listings?kind=${kind}` }]} />
      <div className={classes.stack}>
        {alliances.length > 0 ? (
          <UploadPanel {...upload} />
        ) : (
          <Panel>
            <EmptyState icon={IconFileImport} title={t("imports:notHere")} />
          </Panel>
        )}
        <Panel title={t("imports:recent.title")} flush>
          {recent.length === 0 ? <EmptyState title={t("imports:recent.none")} /> : recent.map((one) => <RecentRow key={one.id} summary={one} />)}
        </Panel>
      </div>
    </>
  );
}

function RecentRow({ summary }: { summary: ImportSummary }) {
  const { t } = useTranslation();
  const { id, state, kind, alliance, fileName, counts, undone, createdAt } = summary;
  return (
    <PanelRow lead={<ImportBadge state={state} />} aside={<Moment at={createdAt} />}>
      <Anchor component={Link} to={`/imports/${id}`} c="inherit" fw={600} className={classes.fileName}>
        {fileName}
      </Anchor>
      <QuietLine>
        <span>{t(`imports:kind.${kind}`)}</span>
        <span>{alliance.name}</span>
        <span>{t("imports:recent.lines", { count: counts.lines })}</span>
        {state === "done" && counts.publish > 0 && <span>{t("imports:recent.published", { count: counts.publish })}</span>}
        {state === "done" && counts.draft > 0 && <span>{t("imports:recent.drafts", { count: counts.draft })}</span>}
        {counts.refused > 0 && <span>{t("imports:recent.refused", { count: counts.refused })}</span>}
        {undone && <span>{t("imports:recent.withdrawn", { count: undone.withdrawn })}</span>}
      </QuietLine>
    </PanelRow>
  );
}

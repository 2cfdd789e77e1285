/** One file: what would be imported and what not, then how it went. */
import { Button, Text } from "@mantine/core";
import { Link, useNavigate, useSearchParams } from "@remix-run/react";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { ImportLine, ImportView } from "../../contracts/imports.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { ColumnsPanel } from "./columns-panel.tsx";
import { ImportBadge } from "./import-badges.tsx";
import { ImportProgress } from "./import-progress.tsx";
import classes from "./imports.module.css";
import { LinesTable } from "./lines-table.tsx";
import { OutcomePanel } from "./outcome-panel.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { ShowLines } from "./show-lines.tsx";
import { UndoButton } from "./undo-button.tsx";

export function ImportPage({ view, page }: { view: ImportView; page: Page<ImportLine> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { id, kind, state, alliance, fileName, counts, undoUntil } = view;
  const hasTitle = view.columns.some(({ field }) => field === "title");
  const ready = counts.publish + counts.draft;
  const back = `/imports?kind=${kind}&alliance=${alliance.id}`;
  const run = useCommand({ method: "POST", path: `/imports/${id}/run` });
  const discard = useCommand({
    method: "DELETE",
    path: `/imports/${id}`,
    revalidate: false,
    onDone: () => {
      showDone(t("imports:discarded"));
      void navigate(back);
    },
  });
  const addressOf = (cursor: string) => {
    const next = new URLSearchParams(search);
    next.set("cursor", cursor);
    return `/imports/${id}?${next.toString()}`;
  };

  return (
    <>
      <PageHeader
        title={fileName}
        badge={<ImportBadge state={state} />}
        trail={[
          { label: t(`imports:kind.${kind}`), href: `/listings?kind=${kind}` },
          { label: t("imports:title"), href: back },
        ]}
        actions={
          <>
            {state === "preview" && ready > 0 && (
              <Button loading={run.busy} onClick={() => void run.submit()}>
                {t("imports:run", { count: ready })}
              </Button>
            )}
            {state === "preview" && (
              <Button variant="default" loading={discard.busy} onClick={() => void discard.submit()}>
                {t("imports:discard")}
              </Button>
            )}
            {(state === "done" || state === "undone") && (
              <Button component={Link} to={back} variant="default">
                {t("imports:again")}
              </Button>
            )}
            {undoUntil && <UndoButton view={view} />}
          </>
        }
      />
      <div className={classes.stack}>
        <CommandProblem command={run} />
        <CommandProblem command={discard} />
        {view.progress && <ImportProgress state={state} progress={view.progress} />}
        {state === "preview" ? <PreviewPanel view={view} /> : <OutcomePanel view={view} />}
        {counts.refused > 0 && hasTitle && state !== "running" && state !== "undone" && (
          <div className={classes.refused}>
            <Button component="a" href={`/api/v1/imports/${id}/refused`} variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
              {t("imports:refused")}
            </Button>
            <Text size="sm" c="dimmed">
              {t("imports:refusedHint")}
            </Text>
          </div>
        )}
        {state === "preview" && <ColumnsPanel view={view} />}
        <ShowLines view={view} />
        <LinesTable view={view} page={page} addressOf={addressOf} />
      </div>
    </>
  );
}

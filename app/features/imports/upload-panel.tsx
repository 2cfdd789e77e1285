/** Choosing a file: it is read and checked at once, and its preview opens. */
import { Anchor, Button, Group, Loader, SegmentedControl, Stack, Text } from "@mantine/core";
import { useNavigate, useSearchParams } from "@remix-run/react";
import { IconDownload, IconFileSpreadsheet } from "@tabler/icons-react";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import { importKinds, mostImportBytes, mostImportLines, type ImportKind, type ImportView } from "../../contracts/imports.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatNumber } from "../../i18n/formats.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import classes from "./imports.module.css";

export interface UploadPanelProps {
  kind: ImportKind;
  /** Where the person may import; the first is proposed. */
  alliances: NamedRef[];
  /** Whether each line has to name its unit. */
  keeps: boolean;
}

export function UploadPanel({ kind, alliances, keeps }: UploadPanelProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isOver, setIsOver] = useState(false);
  const wanted = search.get("alliance");
  const alliance = alliances.find(({ id }) => id === wanted)?.id ?? alliances[0]!.id;
  const upload = useCommand<File, ImportView>({ method: "POST", onDone: ({ id }) => void navigate(`/imports/${id}`), revalidate: false });
  const isTooLarge = file !== null && file.size > mostImportBytes;

  const ask = (name: string, value: string) =>
    setSearch((before) => {
      before.set(name, value);
      return before;
    }, { replace: true });
  const take = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    upload.reset();
    if (chosen.size > mostImportBytes) return;
    const query = new URLSearchParams({ kind, alliance, name: chosen.name.slice(-200) });
    void upload.submit(chosen, { path: `/imports?${query.toString()}` });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };

  return (
    <Panel title={t("imports:upload.title")}>
      <Stack gap="md">
        <Group gap="lg" align="flex-end">
          <Stack gap={4}>
            <Text size="sm" fw={500} id="import-kind">
              {t("imports:kind.label")}
            </Text>
            <SegmentedControl
              aria-labelledby="import-kind"
              value={kind}
              onChange={(value) => ask("kind", value)}
              data={importKinds.map((one) => ({ value: one, label: t(`imports:kind.${one}`) }))}
            />
          </Stack>
          {alliances.length > 1 && (
            <SearchSelect
              label={t("imports:alliance")}
              className={classes.alliance}
              data={alliances.map(({ id, name }) => ({ value: id, label: name }))}
              value={alliance}
              onChange={(value) => value && ask("alliance", value)}
              allowDeselect={false}
            />
          )}
        </Group>
        <CommandProblem command={upload} labels={{ alliance: t("imports:alliance") }} {...(upload.errors.file && { title: t("imports:upload.unread", { name: file?.name }) })} />
        {isTooLarge && (
          <Text role="alert" className={classes.alert}>
            {t("imports:upload.tooLarge")}
          </Text>
        )}
        <div
          className={classes.drop}
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
        >
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t("imports:upload.file")}
            accept=".xlsx,.xlsm,.csv,.txt,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
            onChange={(event) => {
              take(event.currentTarget.files?.[0]);
              // The same file, mended, may be chosen again.
              event.currentTarget.value = "";
            }}
          />
          {upload.busy ? (
            <Group gap="sm" role="status">
              <Loader size="sm" />
              <span>{t("imports:upload.reading", { name: file?.name })}</span>
            </Group>
          ) : (
            <>
              <IconFileSpreadsheet size={32} stroke={1.4} aria-hidden className={classes.fileIcon} />
              <Group gap="sm" justify="center">
                <Button name="file" onClick={() => input.current?.click()}>{t("imports:upload.choose")}</Button>
                <Text size="sm" visibleFrom="sm">
                  {t("imports:upload.drop")}
                </Text>
              </Group>
              <Text size="sm" c="dimmed">
                {t("imports:upload.limits", { lines: formatNumber(mostImportLines) })}
              </Text>
            </>
          )}
        </div>
        <Group gap="sm">
          <Anchor href={`/api/v1/imports/template?kind=${kind}`} className={classes.template}>
            <IconDownload size={16} aria-hidden />
            {t("imports:upload.template")}
          </Anchor>
          <Text size="sm" c="dimmed">
            {t("imports:upload.templateHint")} {t(keeps ? "imports:upload.keeps" : "imports:upload.own")}
          </Text>
        </Group>
      </Stack>
    </Panel>
  );
}

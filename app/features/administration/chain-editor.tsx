import { ActionIcon, Button, Group, MultiSelect, Stack, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { linksInCircles, MOST_LINKS, type AlliancePatch, type AllianceView } from "../../contracts/alliances.ts";
import { newKey } from "../../http/send-command.ts";
import { useCommand } from "../../http/use-command.ts";
import { useEditedValues } from "../../shell/drafts/use-edited-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SearchMultiSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { UnsavedChanges } from "../../shell/kit/unsaved-changes.tsx";
import classes from "./administration.module.css";
import { changeTo, rowsOf, valuesOf, type ChainRow } from "./chain-values.ts";
import { ContestedLinks } from "./contested-links.tsx";

/**
 * Edits the chain's links, their order and which come directly upstream of each; all by keyboard. What is not saved yet is
 * kept on the device. The API takes the chain as a whole: what others saved meanwhile in other links is in it.
 */
export function ChainEditor({ alliance, categories }: { alliance: AllianceView; categories: { value: string; label: string }[] }) {
  const { t } = useTranslation();
  const stored = valuesOf(alliance.links);
  const { values, set, forget, revert, isChanged, contested } = useEditedValues(`links:${alliance.id}`, stored);
  const links = rowsOf(values);
  const setLinks = (rows: ChainRow[]) => set(changeTo(values, rows));
  const save = useCommand<AlliancePatch>({ method: "PATCH", path: `/alliances/${alliance.id}`, forget, onDone: () => showDone(t("administration:saved")) });
  // What others took out of the chain stays named where it is kept here.
  const [known, setKnown] = useState(categories);
  const news = categories.filter(({ value }) => !known.some((one) => one.value === value));
  if (news.length > 0) setKnown([...known, ...news]);
  const circular = linksInCircles(links);
  const change = (index: number, part: Partial<ChainRow>) => setLinks(links.map((link, at) => (at === index ? { ...link, ...part } : link)));
  const remove = (gone: string) => setLinks(links.filter((link) => link.id !== gone).map((link) => ({ ...link, after: link.after.filter((id) => id !== gone) })));
  return (
    <Panel title={t("alliances:chain")}>
      <Stack gap="md">
        <ol className={classes.rows}>
          {links.map((link, index) => (
            <li key={link.id} className={classes.editRow}>
              <span className={classes.number}>{index + 1}</span>
              <TextInput
                name={`links.${index}.name`}
                label={t("administration:linkName")}
                value={link.name}
                maxLength={20}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
                error={save.errors[`links.${index}.name`]}
                w={140}
              />
              <MultiSelect
                name={`links.${index}.after`}
                label={t("alliances:upstream")}
                data={links.filter((other) => other.id !== link.id && other.name.trim() !== "").map(({ id, name }) => ({ value: id, label: name }))}
                value={link.after}
                onChange={(after) => change(index, { after })}
                error={circular.has(link.id) ? t("administration:circle") : save.errors[`links.${index}.after`]}
                style={{ flex: "1 1 180px" }}
              />
              <SearchMultiSelect
                label={t("administration:linkCategories")}
                data={withUnknown(known, link.categories)}
                value={link.categories}
                onChange={(codes) => change(index, { categories: codes })}
                style={{ flex: "1 1 220px" }}
              />
              <Group gap={4} wrap="nowrap">
                <ActionIcon variant="default" size={36} disabled={index === 0} onClick={() => setLinks(moved(links, index, -1))} aria-label={t("administration:moveUp", { name: link.name })}>
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon variant="default" size={36} disabled={index === links.length - 1} onClick={() => setLinks(moved(links, index, 1))} aria-label={t("administration:moveDown", { name: link.name })}>
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon variant="default" size={36} onClick={() => remove(link.id)} aria-label={t("administration:remove", { name: link.name })}>
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            </li>
          ))}
        </ol>
        {/* Beside the button, which may be a page below the first link. */}
        <CommandProblem command={save} />
        <ContestedLinks fields={contested} values={values} stored={stored} categories={known} onTake={(field) => set({ [field]: stored[field] ?? null })} />
        <Group justify="space-between">
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={links.length >= MOST_LINKS}
            onClick={() => setLinks([...links, { id: newId(), name: "", after: links.at(-1) ? [links.at(-1)!.id] : [], categories: [] }])}
          >
            {t("administration:addLink")}
          </Button>
          <Group>
            {isChanged && <UnsavedChanges onDiscard={revert} />}
            <Button loading={save.busy} disabled={circular.size > 0} onClick={() => void save.submit({ links }, { revision: alliance.revision })}>
              {t("administration:saveChain")}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Panel>
  );
}

/** The row one place up (-1) or down (1). Pure. */
export function moved<Row>(rows: readonly Row[], index: number, by: 1 | -1): Row[] {
  const result = [...rows];
  const [row] = result.splice(index, 1);
  result.splice(index + by, 0, row!);
  return result;
}

/** Two who add a link at the same time add two. */
const newId = (): string => `link-${newKey().slice(0, 8)}`;

/** A code that is not among the choices stays chosen under its own name. */
const withUnknown = (categories: { value: string; label: string }[], chosen: string[]) => [
  ...categories,
  ...chosen.filter((code) => !categories.some(({ value }) => value === code)).map((code) => ({ value: code, label: code })),
];

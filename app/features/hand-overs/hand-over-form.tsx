import { ActionIcon, Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MOST_OWN_LINES, ownKinds, type HandOverCommand, type HandOverPaper, type TermAccount } from "../../contracts/hand-overs.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatList } from "../../i18n/formats.ts";
import { useEditedValues } from "../../shell/drafts/use-edited-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { ContestedFields } from "../../shell/kit/contested-fields.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { UnsavedChanges } from "../../shell/kit/unsaved-changes.tsx";
import { HandOverLines } from "./hand-over-lines.tsx";
import { commandOf, valuesOf, type OwnLine } from "./hand-over-values.ts";
import classes from "./hand-overs.module.css";

/** The outgoing side writes: remarks, a note to any line that the hub found open, and lines of its own. Signing comes after saving. */
export function HandOverForm({ account, paper, onSign }: { account: TermAccount; paper: HandOverPaper; onSign: () => void }) {
  const { t } = useTranslation();
  const { alliance, term, revision } = account;
  const stored = valuesOf(paper);
  const { values, set, forget, revert, isChanged, contested } = useEditedValues(`hand-over:${term.id}`, stored);
  const save = useCommand<HandOverCommand>({
    method: "POST",
    path: `/alliances/${alliance.id}/terms/${term.id}/hand-over`,
    forget,
    onDone: () => showDone(t("hand-overs:saved")),
  });
  const { errors } = save;
  const found = { ...paper, lines: paper.lines.filter(({ key }) => `note:${key}` in stored) };
  const setOwn = (own: readonly OwnLine[]) => set({ own });
  const changeOwn = (index: number, change: Partial<OwnLine>) => setOwn(values.own.map((line, at) => (at === index ? ({ ...line, ...change } as OwnLine) : line)));
  const labelOf = (name: string) => (name === "remarks" ? t("hand-overs:remarks") : name === "own" ? t("hand-overs:ownLines") : (paper.lines.find(({ key }) => name === `note:${key}`)?.title ?? t("hand-overs:note")));
  const theirsOf = (name: string) => (name === "own" ? formatList(t, stored.own.map(({ title }) => title)) : String(stored[name as "remarks"] ?? ""));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save.submit(commandOf(values, paper), { revision });
      }}
    >
      <Stack gap="md">
        <CommandProblem command={save} />
        <Textarea
          name="remarks"
          label={t("hand-overs:remarks")}
          description={t("hand-overs:remarksHint")}
          value={values.remarks}
          onChange={(event) => set({ remarks: event.currentTarget.value })}
          maxLength={4_000}
          autosize
          minRows={3}
          error={errors.remarks}
        />
        <HandOverLines
          paper={found}
          renderNote={({ key, title }) => <NoteField title={title} value={values[`note:${key}`] ?? ""} onChange={(note) => set({ [`note:${key}`]: note })} />}
        />
        <fieldset className={classes.own}>
          <legend>{t("hand-overs:ownLines")}</legend>
          <p className={classes.hint}>{t("hand-overs:ownHint")}</p>
          {values.own.map((line, index) => (
            <OwnLineFields key={line.key === "" ? `new-${index}` : line.key} line={line} index={index} errors={errors} onChange={(change) => changeOwn(index, change)} onRemove={() => setOwn(values.own.filter((_, at) => at !== index))} />
          ))}
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={values.own.length >= MOST_OWN_LINES}
            onClick={() => setOwn([...values.own, { key: "", kind: "promise", title: "", due: "" }])}
          >
            {t("hand-overs:addOwn")}
          </Button>
        </fieldset>
        <ContestedFields fields={contested.map((name) => ({ name, label: labelOf(String(name)), theirs: theirsOf(String(name)) }))} onTake={(name) => set({ [name]: stored[name as "remarks"] ?? "" })} />
        <Group justify="flex-end" gap="sm" className={classes.screen}>
          {isChanged && <UnsavedChanges onDiscard={revert} />}
          <Button type="submit" variant="default" loading={save.busy} disabled={!isChanged}>
            {t("shell:save")}
          </Button>
          <Button disabled={isChanged || save.busy} onClick={onSign}>
            {t("hand-overs:do.sign")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A line's note, where there is one or somebody wants to write it. */
function NoteField({ title, value, onChange }: { title: string; value: string; onChange: (note: string) => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  if (value === "" && !asked) {
    return (
      <Button variant="subtle" color="gray" size="compact-xs" justify="start" className={classes.addNote} leftSection={<IconPencil size={14} aria-hidden />} aria-label={t("hand-overs:noteTo", { title })} onClick={() => setAsked(true)}>
        {t("hand-overs:addNote")}
      </Button>
    );
  }
  return <TextInput size="xs" label={t("hand-overs:note")} aria-label={t("hand-overs:noteTo", { title })} value={value} onChange={(event) => onChange(event.currentTarget.value)} onBlur={() => setAsked(false)} maxLength={200} autoFocus={asked} />;
}

interface OwnLineFieldsProps {
  line: OwnLine;
  index: number;
  errors: Record<string, string>;
  onChange: (change: Partial<OwnLine>) => void;
  onRemove: () => void;
}

function OwnLineFields({ line, index, errors, onChange, onRemove }: OwnLineFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.ownLine}>
      <Select
        aria-label={t("hand-overs:ownKind")}
        data={ownKinds.map((kind) => ({ value: kind, label: t(`hand-overs:ownKinds.${kind}`) }))}
        value={line.kind}
        onChange={(kind) => onChange({ kind: (kind ?? line.kind) as OwnLine["kind"] })}
        allowDeselect={false}
      />
      <TextInput
        name={`own.${index}.title`}
        aria-label={t("hand-overs:ownTitle")}
        placeholder={t("hand-overs:ownTitle")}
        value={line.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        maxLength={200}
        error={errors[`own.${index}.title`]}
      />
      <DayField name={`own.${index}.due`} aria-label={t("hand-overs:ownDue")} placeholder={t("hand-overs:ownDue")} value={line.due} onChange={(due) => onChange({ due })} error={errors[`own.${index}.due`]} />
      <ActionIcon variant="default" size={36} onClick={onRemove} aria-label={t("hand-overs:removeOwn", { title: line.title })}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}

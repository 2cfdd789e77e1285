import { SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { exampleAudiences, MOST_SOURCES, type ExampleAudience, type ExampleSource, type ExampleView, type exampleInput } from "../../contracts/examples.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SearchMultiSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { AllianceField } from "../followup/alliance-field.tsx";
import type { Intake } from "../followup/intake.ts";

/** A record on which a case can rest. */
export type SourceChoice = ExampleSource & { title: string };

export interface ExampleFormProps {
  intake: Intake;
  choices: SourceChoice[];
  /** The record from which one came here. */
  source: string | null;
  /** The draft that is changed; null for a new one. */
  draft: ExampleView | null;
}

/** Writing a model case, or changing one that is a draft. */
export function ExampleForm(props: ExampleFormProps) {
  const { t } = useTranslation();
  const { draft, intake, source } = props;
  return (
    <>
      <PageHeader title={draft ? t("examples:edit") : t("examples:write")} trail={[{ label: t("examples:title"), href: "/examples" }, ...(draft ? [{ label: draft.title, href: `/examples/${draft.id}` }] : [])]} />
      <Panel>
        <Fields key={`${intake.alliance}:${source}`} {...props} />
      </Panel>
    </>
  );
}

function Fields({ intake, choices, source, draft }: ExampleFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { values, set, forget } = useKeptValues(draft ? `example:${draft.id}:${draft.revision}` : `example:${intake.alliance}:${source ?? ""}`, {
    title: draft?.title ?? "",
    problem: draft?.problem ?? "",
    method: draft?.method ?? "",
    lesson: draft?.lesson ?? "",
    audience: (draft?.audience ?? "county") as string,
    sources: draft?.sources.map(({ id }) => id) ?? (source === null ? [] : [source]),
  });
  const send = useCommand<Partial<z.input<typeof exampleInput>>, ExampleView>({
    method: draft ? "PATCH" : "POST",
    path: draft ? `/examples/${draft.id}` : "/examples",
    queued: true,
    forget,
    onDone(made) {
      showDone(t("examples:done.saved", { number: made.number }));
      void navigate(`/examples/${made.id}`);
    },
  });
  const { errors } = send;
  const labels = {
    title: t("examples:field.title"),
    problem: t("examples:field.problem"),
    method: t("examples:field.method"),
    lesson: t("examples:field.lesson"),
    sources: t("examples:field.sources"),
  };
  const kinds = new Map(choices.map(({ id, kind }) => [id, kind]));
  const area = (name: "problem" | "method" | "lesson", maxLength: number, required: boolean) => (
    <Textarea
      name={name}
      label={labels[name]}
      description={t(`examples:field.${name}Hint`)}
      required={required}
      value={values[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      maxLength={maxLength}
      autosize
      minRows={3}
      error={errors[name]}
    />
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send.submit(
          {
            title: values.title,
            problem: values.problem,
            method: values.method,
            lesson: values.lesson,
            audience: values.audience as ExampleAudience,
            sources: values.sources.flatMap((id) => (kinds.has(id) ? [{ kind: kinds.get(id)!, id }] : [])),
            ...(!draft && { alliance: intake.alliance }),
          },
          draft ? { revision: draft.revision } : {},
        );
      }}
    >
      <Stack gap="md" maw={720}>
        <CommandProblem command={send} labels={{ ...labels, ...Object.fromEntries(values.sources.map((_, index) => [`sources.${index}.id`, labels.sources])) }} />
        {!draft && <AllianceField intake={intake} error={errors.alliance} />}
        <SearchMultiSelect
          name="sources"
          label={labels.sources}
          description={t("examples:field.sourcesHint")}
          required
          data={choices.map(({ id, kind, title }) => ({ value: id, label: t("examples:sourceIs", { kind: t(`examples:source.${kind}`), title }) }))}
          value={[...values.sources]}
          onChange={(chosen) => set({ sources: chosen.slice(0, MOST_SOURCES) })}
          error={errors.sources ?? values.sources.map((_, index) => errors[`sources.${index}.id`]).find(Boolean)}
        />
        <TextInput name="title" label={labels.title} description={t("examples:field.titleHint")} required value={values.title} onChange={(event) => set({ title: event.currentTarget.value })} maxLength={60} error={errors.title} />
        {area("problem", 1_500, true)}
        {area("method", 3_000, true)}
        {area("lesson", 1_500, false)}
        <div>
          <Text size="sm" fw={600} mb={4} id="example-audience">
            {t("examples:field.audience")}
          </Text>
          <SegmentedControl
            aria-labelledby="example-audience"
            data={exampleAudiences.map((value) => ({ value, label: t(`examples:audience.${value}`) }))}
            value={values.audience}
            onChange={(audience) => set({ audience })}
          />
        </div>
        <Text size="sm">{t("examples:effect")}</Text>
        <FormButtons onCancel={() => void navigate(-1)} send={t("examples:save")} busy={send.busy} />
      </Stack>
    </form>
  );
}

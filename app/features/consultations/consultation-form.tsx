import { SegmentedControl, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { NamedRef } from "../../contracts/common.ts";
import { FEWEST_WORK_DAYS, type ConsultationReason, type ConsultationView, type newConsultation } from "../../contracts/consultations.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SearchMultiSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { emptyParagraph, ParagraphsField, type ParagraphValue } from "./paragraphs-field.tsx";

export interface ConsultationFormProps {
  /** Alliances whose members can be asked. */
  alliances: NamedRef[];
  /** The draft that is changed; null for a new one. */
  draft: ConsultationView | null;
  /** The round before of a new one, from which it starts. */
  previous: ConsultationView | null;
  /** What a new one is drafted for. */
  source?: (ConsultationReason & { title: string | null }) | null;
}

/** Writing a draft, changing it, or the next round of one. */
export function ConsultationForm(props: ConsultationFormProps) {
  const { t } = useTranslation();
  const { draft, previous } = props;
  const title = draft ? t("consultations:edit.title") : previous ? t("consultations:edit.again", { round: previous.round + 1 }) : t("consultations:write");
  const from = draft ?? previous;
  return (
    <>
      <PageHeader title={title} trail={[{ label: t("consultations:title"), href: "/consultations" }, ...(from ? [{ label: from.title, href: `/consultations/${from.id}` }] : [])]} />
      <Panel>
        <Fields {...props} />
      </Panel>
    </>
  );
}

const asValues = (paragraphs: ConsultationView["paragraphs"], originOf: (index: number) => string | null): ParagraphValue[] =>
  paragraphs.map(({ heading, text }, index) => ({ heading, text, origin: originOf(index) }));

function Fields({ alliances, draft, previous, source = null }: ConsultationFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const navigate = useNavigate();
  const start = draft ?? previous;
  const { values, set, forget } = useKeptValues(draft ? `consultation:${draft.id}:edit:${draft.revision}` : `consultation:new:${previous?.id ?? source?.id ?? ""}`, {
    title: start?.title ?? "",
    scope: (start?.audience.scope ?? (alliances.length > 1 ? "county" : "alliances")) as string,
    alliances: start?.audience.alliances.map(({ id }) => id) ?? alliances.slice(0, 1).map(({ id }) => id),
    explanation: start?.explanation ?? "",
    paragraphs: draft ? asValues(draft.paragraphs, (index) => draft.paragraphs[index]!.origin) : previous ? asValues(previous.paragraphs, (index) => previous.paragraphs[index]!.id) : [emptyParagraph],
    until: draft?.until ?? "",
    shortReason: draft?.shortReason ?? "",
    contactName: start?.contact.name ?? "",
    phone: start?.contact.phone ?? "",
  });
  const send = useCommand<Partial<z.input<typeof newConsultation>>, ConsultationView>({
    method: draft ? "PATCH" : "POST",
    path: draft ? `/consultations/${draft.id}` : "/consultations",
    queued: true,
    forget,
    onDone(made) {
      showDone(t("consultations:done.saved", { number: made.number }));
      void navigate(`/consultations/${made.id}`);
    },
  });
  const { errors } = send;
  const labels: Record<string, string> = {
    title: t("consultations:field.title"),
    "audience.alliances": t("consultations:field.alliances"),
    explanation: t("consultations:field.explanation"),
    until: t("consultations:field.until"),
    shortReason: t("consultations:field.shortReason"),
    "contact.name": t("consultations:field.contactName"),
    "contact.phone": t("consultations:field.phone"),
    ...Object.fromEntries(values.paragraphs.flatMap((_, index) => ["text", "heading", "origin"].map((name) => [`paragraphs.${index}.${name}`, t("consultations:article", { number: index + 1 })]))),
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send.submit(
          {
            title: values.title,
            audience: values.scope === "county" ? { scope: "county" } : { scope: "alliances", alliances: [...values.alliances] },
            explanation: values.explanation,
            paragraphs: values.paragraphs.map((one) => ({ ...one })),
            shortReason: values.shortReason,
            contact: { name: values.contactName, phone: values.phone },
            ...(values.until !== "" && { until: values.until }),
            ...(!draft && { previous: previous?.id ?? null, source: source && { kind: source.kind, id: source.id } }),
          },
          draft ? { revision: draft.revision } : {},
        );
      }}
    >
      <Stack gap="md" maw={720}>
        <CommandProblem command={send} labels={labels} />
        {source && (
          <Text size="sm">
            {t("consultations:field.source")}{" "}{source.title ?? t(`consultations:source.${source.kind}`)}
          </Text>
        )}
        <TextInput name="title" label={labels.title} required value={values.title} onChange={(event) => set({ title: event.currentTarget.value })} maxLength={80} error={errors.title} />
        <div>
          <Text size="sm" fw={600} mb={4}>
            {t("consultations:field.audience")}
          </Text>
          <SegmentedControl
            aria-label={t("consultations:field.audience")}
            data={[
              { value: "county", label: t("consultations:wholeCounty") },
              { value: "alliances", label: t("consultations:someAlliances") },
            ]}
            value={values.scope}
            onChange={(scope) => set({ scope })}
          />
        </div>
        {values.scope === "alliances" && (
          <SearchMultiSelect
            name="audience.alliances"
            label={labels["audience.alliances"]}
            required
            data={alliances.map(({ id, name }) => ({ value: id, label: name }))}
            value={[...values.alliances]}
            onChange={(chosen) => set({ alliances: chosen })}
            error={errors["audience.alliances"] ?? errors.audience}
          />
        )}
        <Textarea
          name="explanation"
          label={labels.explanation}
          description={t("consultations:field.explanationHint")}
          required
          value={values.explanation}
          onChange={(event) => set({ explanation: event.currentTarget.value })}
          maxLength={3_000}
          autosize
          minRows={3}
          error={errors.explanation}
        />
        <Title order={2} size="h4">
          {t("consultations:articles")}
        </Title>
        <ParagraphsField value={values.paragraphs} onChange={(paragraphs) => set({ paragraphs: [...paragraphs] })} errors={errors} />
        <DayField
          name="until"
          label={labels.until}
          description={t("consultations:field.untilHint", { days: FEWEST_WORK_DAYS })}
          required
          min={today}
          value={values.until}
          onChange={(until) => set({ until })}
          error={errors.until}
        />
        <TextInput
          name="shortReason"
          label={labels.shortReason}
          description={t("consultations:field.shortReasonHint", { days: FEWEST_WORK_DAYS })}
          value={values.shortReason}
          onChange={(event) => set({ shortReason: event.currentTarget.value })}
          maxLength={200}
          error={errors.shortReason}
        />
        <TextInput
          name="contact.name"
          label={labels["contact.name"]}
          required
          value={values.contactName}
          onChange={(event) => set({ contactName: event.currentTarget.value })}
          maxLength={40}
          error={errors["contact.name"]}
        />
        <TextInput
          name="contact.phone"
          label={labels["contact.phone"]}
          required
          inputMode="tel"
          value={values.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
          maxLength={20}
          error={errors["contact.phone"]}
        />
        <Text size="sm">{t("consultations:edit.effect")}</Text>
        <FormButtons onCancel={() => void navigate(-1)} send={t("consultations:edit.save")} busy={send.busy} />
      </Stack>
    </form>
  );
}

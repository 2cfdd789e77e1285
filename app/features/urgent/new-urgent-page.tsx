import { Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { NamedRef } from "../../contracts/common.ts";
import type { UrgentView, urgentInput } from "../../contracts/urgent-matters.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { AllianceField } from "../followup/alliance-field.tsx";
import type { Intake } from "../followup/intake.ts";

type UrgentIntake = Intake & { units: NamedRef[] };

/** Registering what cannot wait for a meeting: what, why, what is done at once, by whom. */
export function NewUrgentPage({ intake }: { intake: UrgentIntake }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t("urgent:register")} trail={[{ label: t("urgent:title"), href: "/urgent" }]} />
      <Panel>
        <UrgentForm key={intake.alliance} intake={intake} />
      </Panel>
    </>
  );
}

function UrgentForm({ intake }: { intake: UrgentIntake }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { values, set, forget } = useKeptValues(`urgent:${intake.alliance}`, { title: "", why: "", done: "", unit: null as string | null });
  const { title, why, done, unit } = values;
  const register = useCommand<Partial<z.input<typeof urgentInput>>, UrgentView>({
    method: "POST",
    path: "/urgent-matters",
    queued: true,
    forget,
    onDone(made) {
      showDone(t("urgent:done.registered", { number: made.number }));
      void navigate(`/urgent/${made.id}`);
    },
  });
  const labels = { title: t("urgent:field.title"), why: t("urgent:field.why"), done: t("urgent:field.done"), unit: t("urgent:field.unit") };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void register.submit({ alliance: intake.alliance, title, why, done, ...(unit !== null && { unit }) });
      }}
    >
      <Stack gap="md" maw={640}>
        <CommandProblem command={register} labels={labels} />
        <AllianceField intake={intake} error={register.errors.alliance} />
        <TextInput name="title" label={labels.title} required value={title} onChange={(event) => set({ title: event.currentTarget.value })} maxLength={80} error={register.errors.title} />
        <Textarea name="why" label={labels.why} required value={why} onChange={(event) => set({ why: event.currentTarget.value })} maxLength={1_000} autosize minRows={2} error={register.errors.why} />
        <Textarea
          name="done"
          label={labels.done}
          description={t("urgent:field.doneHint")}
          required
          value={done}
          onChange={(event) => set({ done: event.currentTarget.value })}
          maxLength={1_000}
          autosize
          minRows={2}
          error={register.errors.done}
        />
        <SearchSelect
          name="unit"
          label={labels.unit}
          required
          data={intake.units.map(({ id, name }) => ({ value: id, label: name }))}
          value={unit}
          onChange={(chosen) => set({ unit: chosen })}
          error={register.errors.unit}
        />
        <Text size="sm">{t("urgent:effect")}</Text>
        <FormButtons onCancel={() => void navigate(-1)} send={t("urgent:send")} busy={register.busy} />
      </Stack>
    </form>
  );
}

import { Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { NamedRef } from "../../contracts/common.ts";
import type { OwnerCandidate, SourceKind, UndertakingView, undertakingInput } from "../../contracts/undertakings.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SearchMultiSelect, SearchSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { AllianceField } from "../followup/alliance-field.tsx";
import type { Intake } from "../followup/intake.ts";
import { OwnerFields } from "./owner-fields.tsx";

export interface NewUndertakingPageProps {
  intake: Intake & { units: NamedRef[] };
  candidates: OwnerCandidate[];
  /** What it comes from; `open`: the whole alliance may read it; with the unit that follows from it where that may be named. */
  source: { kind: SourceKind; id: string; meeting: string | null; title: string; open: boolean; helped: string | null } | null;
}

/** Asking a leader to take a hard problem upon himself: what is stuck, when it counts as done, who, for whom, until when. */
export function NewUndertakingPage({ intake, candidates, source }: NewUndertakingPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t("undertakings:raise")} trail={[{ label: t("undertakings:title"), href: "/undertakings" }]} />
      <Panel>
        <UndertakingForm key={intake.alliance} intake={intake} candidates={candidates} source={source} />
      </Panel>
    </>
  );
}

function UndertakingForm({ intake, candidates, source }: NewUndertakingPageProps) {
  const { t } = useTranslation();
  const today = useToday();
  const navigate = useNavigate();
  const { values, set, forget } = useKeptValues(`undertaking:${intake.alliance}:${source?.id ?? ""}`, {
    title: source?.open ? source.title.slice(0, 80) : "",
    obstacle: "",
    aim: "",
    due: "",
    person: null as string | null,
    post: "",
    helped: source?.helped ?? null,
    helpers: [] as string[],
  });
  const { title, obstacle, aim, due, person, post, helped, helpers } = values;
  const raise = useCommand<Partial<z.input<typeof undertakingInput>>, UndertakingView>({
    method: "POST",
    path: "/undertakings",
    queued: true,
    forget,
    onDone(made) {
      showDone(t("undertakings:done.raised", { number: made.number }));
      void navigate(`/undertakings/${made.id}`);
    },
  });
  const labels = {
    title: t("undertakings:field.title"),
    obstacle: t("undertakings:field.obstacle"),
    aim: t("undertakings:field.aim"),
    due: t("undertakings:field.due"),
    "owner.person": t("undertakings:field.owner"),
    "owner.post": t("undertakings:field.post"),
    helped: t("undertakings:field.helped"),
    helpers: t("undertakings:field.helpers"),
  };
  const units = intake.units.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void raise.submit({
          alliance: intake.alliance,
          title,
          obstacle,
          aim,
          owner: { person: person ?? "", post },
          helpers: helpers.filter((helper) => helper !== helped),
          source: source && { kind: source.kind, id: source.id, meeting: source.meeting },
          ...(due !== "" && { due }),
          ...(helped !== null && { helped }),
        });
      }}
    >
      <Stack gap="md" maw={640}>
        <CommandProblem command={raise} labels={labels} />
        {source && (
          <Text size="sm">
            {t("undertakings:source.from")}{" "}{t(`undertakings:source.${source.kind}`)} {source.title}
            {!source.open && ` ${t("undertakings:source.closed")}`}
          </Text>
        )}
        <AllianceField intake={intake} error={raise.errors.alliance} />
        <TextInput name="title" label={labels.title} required value={title} onChange={(event) => set({ title: event.currentTarget.value })} maxLength={80} error={raise.errors.title} />
        <Textarea
          name="obstacle"
          label={labels.obstacle}
          description={t("undertakings:field.obstacleHint")}
          required
          value={obstacle}
          onChange={(event) => set({ obstacle: event.currentTarget.value })}
          maxLength={1_000}
          autosize
          minRows={3}
          error={raise.errors.obstacle}
        />
        <TextInput name="aim" label={labels.aim} description={t("undertakings:field.aimHint")} required value={aim} onChange={(event) => set({ aim: event.currentTarget.value })} maxLength={200} error={raise.errors.aim} />
        <SearchSelect
          name="helped"
          label={labels.helped}
          description={t("undertakings:field.helpedHint")}
          required
          data={units}
          value={helped}
          onChange={(chosen) => set({ helped: chosen })}
          error={raise.errors.helped}
        />
        <OwnerFields candidates={candidates} value={{ person, post }} onChange={set} errors={raise.errors} />
        <DayField name="due" label={labels.due} required min={today} value={due} onChange={(day) => set({ due: day })} error={raise.errors.due} />
        <SearchMultiSelect
          name="helpers"
          label={labels.helpers}
          data={units.filter(({ value }) => value !== helped)}
          value={helpers.filter((helper) => helper !== helped)}
          onChange={(chosen) => set({ helpers: chosen })}
          error={raise.errors.helpers}
        />
        <Text size="sm">{t("undertakings:effect")}</Text>
        <FormButtons onCancel={() => void navigate(-1)} send={t("undertakings:send")} busy={raise.busy} />
      </Stack>
    </form>
  );
}

import { Checkbox, Stack, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { SuggestionTopic, SuggestionView, suggestionInput } from "../../contracts/suggestions.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { AllianceField } from "../followup/alliance-field.tsx";
import type { Intake } from "../followup/intake.ts";
import { UnitSelect } from "../followup/unit-select.tsx";
import { TopicSelect } from "./topic-select.tsx";

interface SuggestionFormProps {
  intake: Intake;
  /** Meeting and item that it is made in; both or none. */
  meeting?: string | null;
  item?: string | null;
  /** What it begins with; such a one is kept apart. */
  words?: string;
  onDone: (suggestion: SuggestionView) => void;
  onCancel: () => void;
}

/** A suggestion in one's own words: the text is enough, everything else may stay as it is. */
export function SuggestionForm({ intake, meeting = null, item = null, words = "", onDone, onCancel }: SuggestionFormProps) {
  const { t } = useTranslation();
  const { alliance, units } = intake;
  const { values, set, forget } = useKeptValues(`suggestion:${item ?? ""}${words}`, {
    text: words,
    topic: "other" as SuggestionTopic,
    anonymous: false as boolean,
    organization: null as string | null,
  });
  const { text, topic, anonymous, organization } = values;
  const create = useCommand<z.input<typeof suggestionInput>, SuggestionView>({ method: "POST", path: "/suggestions", queued: true, forget, onDone });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void create.submit({ alliance, meeting, item, topic, text, anonymous, ...(units && organization !== null && { organization }) });
      }}
    >
      <Stack gap="md">
        <CommandProblem command={create} labels={{ text: t("suggestions:field.text"), organization: t("suggestions:field.organization") }} />
        <Textarea
          name="text"
          label={t("suggestions:field.text")}
          required
          description={t("suggestions:field.textHint")}
          value={text}
          onChange={(event) => set({ text: event.currentTarget.value })}
          maxLength={1_000}
          autosize
          minRows={3}
          data-autofocus
          error={create.errors.text}
        />
        <AllianceField intake={intake} error={create.errors.alliance} />
        {units && (
          <UnitSelect name="organization" label={t("suggestions:field.organization")} units={units} value={organization} onChange={(value) => set({ organization: value })} clearable error={create.errors.organization} />
        )}
        <TopicSelect value={topic} onChange={(value) => set({ topic: value })} error={create.errors.topic} />
        <Checkbox
          name="anonymous"
          label={t("suggestions:field.anonymous")}
          description={t("suggestions:field.anonymousHint")}
          checked={anonymous}
          onChange={(event) => set({ anonymous: event.currentTarget.checked })}
        />
        <FormButtons onCancel={onCancel} send={t("suggestions:send")} busy={create.busy} />
      </Stack>
    </form>
  );
}

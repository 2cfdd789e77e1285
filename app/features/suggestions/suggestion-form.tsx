import { Button, Checkbox, Group, Select, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { SuggestionTopic, SuggestionView, suggestionInput } from "../../contracts/suggestions.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { topicChoices } from "./topic-choices.ts";

interface SuggestionFormProps {
  /** Alliances to choose from; with one there is nothing to choose. */
  alliances: { id: string; name: string }[];
  /** Meeting and item that it is made in; both or none. */
  meeting?: string | null;
  item?: string | null;
  onDone: (suggestion: SuggestionView) => void;
  onCancel: () => void;
}

/** A suggestion in one's own words: the text is enough, everything else may stay as it is. */
export function SuggestionForm({ alliances, meeting = null, item = null, onDone, onCancel }: SuggestionFormProps) {
  const { t } = useTranslation();
  const [alliance, setAlliance] = useState(alliances[0]?.id ?? "");
  const [topic, setTopic] = useState<SuggestionTopic>("other");
  const create = useCommand<z.input<typeof suggestionInput>, SuggestionView>({ method: "POST", path: "/suggestions", onDone });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        void create.submit({ alliance, meeting, item, topic, text: String(fields.get("text")), anonymous: fields.has("anonymous") });
      }}
    >
      <Stack gap="md">
        <CommandProblem command={create} labels={{ text: t("suggestions:field.text") }} />
        <Textarea
          name="text"
          label={t("suggestions:field.text")}
          description={t("suggestions:field.textHint")}
          maxLength={1_000}
          autosize
          minRows={3}
          data-autofocus
          error={create.errors.text}
        />
        {alliances.length > 1 && (
          <Select
            name="alliance"
            label={t("suggestions:field.alliance")}
            data={alliances.map(({ id, name }) => ({ value: id, label: name }))}
            value={alliance}
            onChange={(value) => setAlliance(value ?? alliance)}
            allowDeselect={false}
            error={create.errors.alliance}
          />
        )}
        <Select
          name="topic"
          label={t("suggestions:field.topic")}
          data={topicChoices(t)}
          value={topic}
          onChange={(value) => setTopic((value as SuggestionTopic | null) ?? topic)}
          allowDeselect={false}
          error={create.errors.topic}
        />
        <Checkbox name="anonymous" label={t("suggestions:field.anonymous")} description={t("suggestions:field.anonymousHint")} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t("shell:cancel")}
          </Button>
          <Button type="submit" loading={create.busy}>
            {t("suggestions:send")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Checkbox, Group, Modal, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { caseInput, CaseView } from "../../contracts/cases.ts";
import type { SuggestionTopic } from "../../contracts/suggestions.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { topicChoices } from "../suggestions/topic-choices.ts";

interface CaseDialogProps {
  alliances: { id: string; name: string }[];
  opened: boolean;
  onClose: () => void;
}

/** Takes a case in and leads to its page, where its number stands. */
export function CaseDialog({ alliances, opened, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [topic, setTopic] = useState<SuggestionTopic>("service");
  const [alliance, setAlliance] = useState(alliances[0]?.id ?? "");
  const create = useCommand<z.input<typeof caseInput>, CaseView>({
    method: "POST",
    path: "/cases",
    onDone: (record) => void navigate(`/cases/${record.id}`),
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t("cases:make")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          const text = (name: string) => String(fields.get(name) ?? "");
          void create.submit({ alliance, topic, title: text("title"), text: text("text"), callerPhone: text("callerPhone"), confidential: fields.has("confidential") });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={create} labels={{ title: t("cases:field.title"), text: t("cases:field.text"), callerPhone: t("cases:field.phone") }} />
          <TextInput name="title" label={t("cases:field.title")} maxLength={80} data-autofocus error={create.errors.title} />
          <Textarea name="text" label={t("cases:field.text")} maxLength={1_000} autosize minRows={3} error={create.errors.text} />
          {alliances.length > 1 && (
            <Select
              label={t("suggestions:field.alliance")}
              data={alliances.map(({ id, name }) => ({ value: id, label: name }))}
              value={alliance}
              onChange={(value) => setAlliance(value ?? alliance)}
              allowDeselect={false}
            />
          )}
          <Select
            label={t("suggestions:field.topic")}
            data={topicChoices(t)}
            value={topic}
            onChange={(value) => setTopic((value as SuggestionTopic | null) ?? topic)}
            allowDeselect={false}
          />
          <TextInput name="callerPhone" type="tel" inputMode="tel" label={t("cases:field.phone")} error={create.errors.callerPhone} />
          <Checkbox name="confidential" label={t("cases:confidential")} description={t("cases:confidentialHint")} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("shell:cancel")}
            </Button>
            <Button type="submit" loading={create.busy}>
              {t("cases:send")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

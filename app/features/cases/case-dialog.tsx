import { Checkbox, Group, Modal, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { CaseChannel, caseInput, CaseView } from "../../contracts/cases.ts";
import type { SuggestionTopic } from "../../contracts/suggestions.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { AllianceField } from "../followup/alliance-field.tsx";
import type { Intake } from "../followup/intake.ts";
import { UnitSelect } from "../followup/unit-select.tsx";
import { TopicSelect } from "../suggestions/topic-select.tsx";

interface CaseDialogProps {
  intake: Intake;
  opened: boolean;
  onClose: () => void;
}

const channels: CaseChannel[] = ["phone", "visit", "web"];

/** Takes a case in and leads to its page, where its number stands; who keeps the line also enters what others tell. */
export function CaseDialog({ intake, opened, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { alliance, units } = intake;
  const { values, set, forget } = useKeptValues("case", {
    title: "",
    text: "",
    topic: "service" as SuggestionTopic,
    callerPhone: "",
    confidential: false as boolean,
    channel: "phone" as CaseChannel,
    organization: null as string | null,
    callerName: "",
  });
  const { title, text, topic, callerPhone, confidential, channel, organization, callerName } = values;
  const create = useCommand<z.input<typeof caseInput>, CaseView>({
    method: "POST",
    path: "/cases",
    queued: true,
    forget,
    onDone(record) {
      showDone(t("cases:done.received", { number: record.number }));
      void navigate(`/cases/${record.id}`);
    },
  });
  const entered = units && { channel, callerName, ...(organization !== null && { organization }) };
  return (
    <Modal opened={opened} onClose={onClose} title={t("shell-actions:case.make")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create.submit({ alliance, topic, title, text, callerPhone, confidential, ...entered });
        }}
      >
        <Stack gap="md">
          <CommandProblem
            command={create}
            labels={{ title: t("cases:field.title"), text: t("cases:field.text"), callerPhone: t("cases:field.phone"), organization: t("cases:field.firm"), callerName: t("cases:field.callerName") }}
          />
          <TextInput
            name="title"
            label={t("cases:field.title")}
            required
            value={title}
            onChange={(event) => set({ title: event.currentTarget.value })}
            maxLength={80}
            data-autofocus
            error={create.errors.title}
          />
          <Textarea
            name="text"
            label={t("cases:field.text")}
            required
            description={t("cases:field.textHint")}
            value={text}
            onChange={(event) => set({ text: event.currentTarget.value })}
            maxLength={1_000}
            autosize
            minRows={3}
            error={create.errors.text}
          />
          <AllianceField intake={intake} error={create.errors.alliance} />
          {units && (
            <>
              <Group grow align="start">
                <Select
                  name="channel"
                  label={t("cases:field.channel")}
                  data={channels.map((value) => ({ value, label: t(`cases:channel.${value}`) }))}
                  value={channel}
                  onChange={(value) => set({ channel: value ?? channel })}
                  allowDeselect={false}
                  error={create.errors.channel}
                />
                <TextInput
                  name="callerName"
                  label={t("cases:field.callerName")}
                  value={callerName}
                  onChange={(event) => set({ callerName: event.currentTarget.value })}
                  maxLength={40}
                  error={create.errors.callerName}
                />
              </Group>
              <UnitSelect name="organization" label={t("cases:field.firm")} units={units} value={organization} onChange={(value) => set({ organization: value })} clearable error={create.errors.organization} />
            </>
          )}
          <Group grow align="start">
            <TopicSelect value={topic} onChange={(value) => set({ topic: value })} error={create.errors.topic} />
            <TextInput
              name="callerPhone"
              type="tel"
              inputMode="tel"
              label={t("cases:field.phone")}
              value={callerPhone}
              onChange={(event) => set({ callerPhone: event.currentTarget.value })}
              error={create.errors.callerPhone}
            />
          </Group>
          <Checkbox
            name="confidential"
            label={t("cases:confidential")}
            description={t("cases:confidentialHint")}
            checked={confidential}
            onChange={(event) => set({ confidential: event.currentTarget.checked })}
          />
          <FormButtons onCancel={onClose} send={t("cases:send")} busy={create.busy} />
        </Stack>
      </form>
    </Modal>
  );
}

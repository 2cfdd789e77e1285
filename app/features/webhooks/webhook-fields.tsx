import { Checkbox, Fieldset, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { webhookEvents, type WebhookEvent, type WebhookView } from "../../contracts/webhooks.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { KeyedAddressField } from "../../shell/kit/keyed-address-field.tsx";
import { eventGroups, usualEvents } from "./event-groups.ts";
import classes from "./webhooks.module.css";

export interface WebhookFieldsProps {
  command: Parameters<typeof CommandProblem>[0]["command"] & { busy: boolean; errors: Record<string, string> };
  /** The one that changes; null for a new one. */
  webhook: WebhookView | null;
  send: string;
  onClose: () => void;
  onSubmit: (values: { name: string; address: string; events: WebhookEvent[] }) => unknown;
}

/** Name, address and events of a webhook. Addresses are never kept on the device. */
export function WebhookFields({ command, webhook, send, onClose, onSubmit }: WebhookFieldsProps) {
  const { t } = useTranslation();
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhook?.events ?? usualEvents);
  const { errors } = command;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const text = (name: string) => String(fields.get(name) ?? "").trim();
        void onSubmit({ name: text("name"), address: text("address"), events: webhookEvents.filter((type) => events.includes(type)) });
      }}
    >
      <Stack gap="md">
        <CommandProblem command={command} labels={{ name: t("webhooks:name"), address: t("webhooks:address"), events: t("webhooks:eventsTitle") }} />
        <TextInput name="name" label={t("webhooks:name")} description={t("webhooks:nameHint")} defaultValue={webhook?.name} maxLength={30} data-autofocus error={errors.name} />
        <KeyedAddressField
          label={t(webhook ? "webhooks:newAddress" : "webhooks:address")}
          description={t(webhook ? "webhooks:newAddressHint" : "webhooks:addressHint")}
          error={errors.address}
        />
        <Checkbox.Group label={t("webhooks:eventsTitle")} value={[...events]} onChange={(chosen) => setEvents(chosen as WebhookEvent[])} error={errors.events}>
          <Stack gap="sm" mt={8}>
            {eventGroups.map(({ key, events: types }) => (
              <Fieldset key={key} legend={t(`webhooks:groups.${key}`)} variant="unstyled" mx={0}>
                <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing={8} mt={4}>
                  {types.map((type) => (
                    <Checkbox key={type} value={type} label={t(`webhooks:types.${type}`)} description={<span className={classes.type}>{type}</span>} />
                  ))}
                </SimpleGrid>
              </Fieldset>
            ))}
          </Stack>
        </Checkbox.Group>
        <FormButtons onCancel={onClose} send={send} busy={command.busy} />
      </Stack>
    </form>
  );
}

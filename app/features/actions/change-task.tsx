import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { ActionView, actionPatch } from "../../contracts/actions.ts";
import type { NamedRef } from "../../contracts/common.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { useEditedValues } from "../../shell/drafts/use-edited-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

interface ChangeTaskProps {
  action: ActionView;
  /** Units that can lead. */
  units: readonly NamedRef[];
}

/** For who leads tasks: another unit or another day, or none of it any more. */
export function ChangeTask(props: ChangeTaskProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("actions:changeDots")}
      </Button>
      {open && <ChangeDialog {...props} onClose={() => setOpen(false)} />}
    </div>
  );
}

function ChangeDialog({ action, units, onClose }: ChangeTaskProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const [cancels, setCancels] = useState(false);
  const { values, set, forget, revert, isChanged, changed } = useEditedValues(`change-task:${action.id}`, { lead: action.lead.id, due: action.due });
  const change = useCommand<z.input<typeof actionPatch>>({
    method: "PATCH",
    path: `/actions/${action.id}`,
    forget,
    onDone() {
      onClose();
      showDone(t(cancels ? "actions:cancelled" : "actions:changed"));
    },
  });
  const submit = (patch: z.input<typeof actionPatch>) => void change.submit(patch, { revision: action.revision });
  const choices = units.some(({ id }) => id === action.lead.id) ? units : [action.lead, ...units];
  return (
    <Modal opened onClose={onClose} title={t(cancels ? "actions:cancel" : "actions:change")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="md">
        <CommandProblem command={change} />
        {cancels ? (
          <>
            <Text size="sm">{t("actions:cancelHint")}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setCancels(false)}>
                {t("actions:keep")}
              </Button>
              <Button data-autofocus loading={change.busy} onClick={() => submit({ state: "cancelled" })}>
                {t("actions:cancel")}
              </Button>
            </Group>
          </>
        ) : (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              submit(Object.fromEntries(changed.map((field) => [field, values[field]])));
            }}
          >
            <Stack gap="md">
              <SearchSelect
                name="lead"
                label={t("actions:field.lead")}
                data={choices.map(({ id, name }) => ({ value: id, label: name }))}
                value={values.lead}
                onChange={(lead) => lead && set({ lead })}
                allowDeselect={false}
                error={change.errors.lead ?? change.errors.helpers}
              />
              <DayField name="due" label={t("actions:field.due")} value={values.due} onChange={(due) => set({ due })} min={today} error={change.errors.due} />
              <Text size="sm">{t("actions:changeHint")}</Text>
              <Group justify="space-between">
                <Button variant="subtle" color="gray" onClick={() => setCancels(true)}>
                  {t("actions:cancelDots")}
                </Button>
                <Group>
                  <Button
                    variant="default"
                    onClick={() => {
                      revert();
                      onClose();
                    }}
                  >
                    {t("shell:cancel")}
                  </Button>
                  <Button type="submit" loading={change.busy} disabled={!isChanged}>
                    {t("actions:saveChange")}
                  </Button>
                </Group>
              </Group>
            </Stack>
          </form>
        )}
      </Stack>
    </Modal>
  );
}

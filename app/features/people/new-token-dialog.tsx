import { Modal, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { tokenInput, TokenView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { SecretOnce } from "../../shell/kit/secret-once.tsx";

const LIFETIMES_DAYS = [30, 90, 180, 365];
const USUAL_DAYS = 90;

/** Makes a token and shows it this once. */
export function NewTokenDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<string | null>(null);
  const create = useCommand<z.input<typeof tokenInput>, TokenView>({
    method: "POST",
    path: "/me/tokens",
    onDone: ({ token }) => setMade(token ?? null),
  });
  const close = () => {
    onClose();
    create.reset();
    setMade(null);
  };
  return (
    // A secret that a slip of the finger closes is gone.
    <Modal
      opened={opened}
      onClose={close}
      title={made === null ? t("people:token.add") : t("people:token.made")}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
      closeButtonProps={{ "aria-label": t("shell:close") }}
    >
      {made === null ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const fields = new FormData(event.currentTarget);
            void create.submit({ name: String(fields.get("name")), days: Number(fields.get("days")) });
          }}
        >
          <Stack gap="md">
            <CommandProblem command={create} labels={{ name: t("people:token.name"), days: t("people:token.days") }} />
            <TextInput name="name" label={t("people:token.name")} description={t("people:token.nameHint")} data-autofocus error={create.errors.name} />
            <Select
              name="days"
              label={t("people:token.days")}
              defaultValue={String(USUAL_DAYS)}
              allowDeselect={false}
              data={LIFETIMES_DAYS.map((days) => ({ value: String(days), label: t("people:token.dayCount", { count: days }) }))}
              error={create.errors.days}
            />
            <FormButtons onCancel={close} send={t("people:token.add")} busy={create.busy} />
          </Stack>
        </form>
      ) : (
        <SecretOnce once={t("people:token.once")} secret={made} copy={t("people:token.copy")} kept={t("people:token.kept")} onKept={close} />
      )}
    </Modal>
  );
}

import { PasswordInput, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CommandState } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { PASSWORD_LOOK } from "./password-look.ts";

/** Asks for the own password before something that an unattended screen must not allow. */
export function PasswordStep<Reply>({ command, send, onClose }: { command: CommandState<{ password: string }, Reply>; send: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void command.submit({ password: String(new FormData(event.currentTarget).get("password")) });
      }}
    >
      <Stack gap="md">
        <CommandProblem command={command} />
        <PasswordInput
          name="password"
          label={t("people:secondFactor.password")}
          autoComplete="current-password"
          data-autofocus
          error={command.errors.password}
          visibilityToggleButtonProps={{ "aria-label": t(PASSWORD_LOOK) }}
        />
        <FormButtons onCancel={onClose} send={send} busy={command.busy} />
      </Stack>
    </form>
  );
}

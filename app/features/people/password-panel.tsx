import { Button, PasswordInput, Stack } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { passwordChange } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { PASSWORD_LOOK } from "./password-look.ts";

/** Changes the own password; all other devices are signed out. */
export function PasswordPanel() {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const change = useCommand<z.input<typeof passwordChange>>({
    method: "PUT",
    path: "/me/password",
    onDone() {
      form.current?.reset();
      showDone(t("people:passwordChanged"));
    },
  });
  return (
    <Panel title={t("people:changePassword")}>
      <form
        ref={form}
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          void change.submit({ current: String(fields.get("current")), next: String(fields.get("next")) });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={change} labels={{ current: t("people:passwordCurrent"), next: t("people:passwordNext") }} />
          <PasswordInput
            name="current"
            label={t("people:passwordCurrent")}
            autoComplete="current-password"
            error={change.errors.current}
            visibilityToggleButtonProps={{ "aria-label": t(PASSWORD_LOOK) }}
          />
          <PasswordInput
            name="next"
            label={t("people:passwordNext")}
            description={t("people:passwordHint")}
            autoComplete="new-password"
            error={change.errors.next}
            visibilityToggleButtonProps={{ "aria-label": t(PASSWORD_LOOK) }}
          />
          <div>
            <Button type="submit" variant="default" loading={change.busy}>
              {t("people:changePassword")}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}

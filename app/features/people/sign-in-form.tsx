import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MeView, SignInInput } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { PASSWORD_LOOK } from "./password-look.ts";

/** Account and password; afterwards the page where one wanted to go. */
export function SignInForm({ to }: { to: string }) {
  const { t } = useTranslation();
  const signIn = useCommand<SignInInput, MeView>({
    method: "POST",
    path: "/session",
    signsIn: true,
    revalidate: false,
    onDone: () => window.location.assign(to),
  });
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        void signIn.submit({ account: String(fields.get("account")), password: String(fields.get("password")) });
      }}
    >
      <Stack gap="md">
        <CommandProblem command={signIn} title={t("people:signIn.refused")} />
        <TextInput
          name="account"
          label={t("people:account")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          size="md"
          error={signIn.errors.account}
        />
        <PasswordInput
          name="password"
          label={t("people:password")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
          error={signIn.errors.password}
          visibilityToggleButtonProps={{ "aria-label": t(PASSWORD_LOOK) }}
        />
        <Button type="submit" size="md" fullWidth loading={signIn.busy}>
          {t("people:signIn.submit")}
        </Button>
      </Stack>
    </form>
  );
}

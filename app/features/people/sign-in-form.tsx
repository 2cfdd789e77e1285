import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutsideProvider } from "../../contracts/outside-accounts.ts";
import type { MeView, SignInInput } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { PASSWORD_LOOK } from "./password-look.ts";
import { SecondCodeInput } from "./second-code-input.tsx";

/**
 * Account and password, and a code where the account asks for one; afterwards the page where one wanted to go. `binds` names the provider whose
 * account, with which somebody has just come back, is bound by that.
 */
export function SignInForm({ to, binds }: { to: string; binds?: OutsideProvider }) {
  const { t } = useTranslation();
  // Once asked for, the code stays in the form, whatever is wrong next.
  const [asksCode, setAsksCode] = useState(false);
  const signIn = useCommand<SignInInput, MeView>({
    method: "POST",
    path: "/session",
    signsIn: true,
    revalidate: false,
    onDone: () => window.location.assign(to),
  });
  const showsCode = asksCode || signIn.errors.code !== undefined;
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        setAsksCode(showsCode);
        void signIn.submit({ account: String(fields.get("account")), password: String(fields.get("password")), ...(showsCode && { code: String(fields.get("code")) }), ...(binds && { bindsReturned: binds }) });
      }}
    >
      <Stack gap="md">
        {/* That a code is asked for is the next step, and nothing that went wrong. */}
        {asksCode === showsCode && <CommandProblem command={signIn} title={t("people:signIn.refused")} labels={{ code: t("people:signIn.code") }} />}
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
        {showsCode && <SecondCodeInput error={asksCode && signIn.errors.code} />}
        <Button type="submit" size="md" fullWidth loading={signIn.busy}>
          {t(binds ? "people:outside.signInAndBind" : "people:signIn.submit")}
        </Button>
      </Stack>
    </form>
  );
}

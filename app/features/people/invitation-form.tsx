import { Button, Stack, Text } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { InvitedView, invitationAcceptance } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { NewPasswordInput } from "./new-password-input.tsx";

/** A person sets the password of the account that was made for them. */
export function InvitationForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const [account, setAccount] = useState<string | null>(null);
  const accept = useCommand<z.input<typeof invitationAcceptance>, InvitedView>({
    method: "POST",
    path: "/invitations/accept",
    signsIn: true,
    revalidate: false,
    onDone: (invited) => setAccount(invited.account),
  });
  if (account !== null) {
    return (
      <Stack gap="md" role="status">
        <Text>{t("people:invitation.done", { account })}</Text>
        <Button component={Link} to="/sign-in" size="md">
          {t("people:signIn.title")}
        </Button>
      </Stack>
    );
  }
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void accept.submit({ token, password: String(new FormData(event.currentTarget).get("password")) });
      }}
    >
      <Stack gap="md">
        <CommandProblem command={accept} labels={{ password: t("people:password") }} />
        <NewPasswordInput error={accept.errors.password} />
        <Button type="submit" size="md" fullWidth loading={accept.busy}>
          {t("people:invitation.submit")}
        </Button>
      </Stack>
    </form>
  );
}

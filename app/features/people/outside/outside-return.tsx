import { Anchor, Button, Group, Loader, Stack, Text } from "@mantine/core";
import { Link, useNavigate } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutsideDoneView, OutsideProviderView, OutsideReturn as Returned } from "../../../contracts/outside-accounts.ts";
import { safePath } from "../../../http/safe-path.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { showDone } from "../../../shell/kit/show-undo.tsx";
import { SecondCodeInput } from "../second-code-input.tsx";
import { SignInForm } from "../sign-in-form.tsx";
import { useProviderName } from "./use-provider-name.ts";

/**
 * Where a provider sends the browser back to: ends what was begun there. Asks for the code of a second factor, and who has bound nothing yet
 * signs in with the password once, which binds it.
 * @param search the query that the provider sent along
 */
export function OutsideReturn({ provider, search }: { provider: OutsideProviderView; search: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const name = useProviderName()(provider);
  const [unbound, setUnbound] = useState<{ to: string } | null>(null);
  // Once asked for, the code stays in the form, whatever is wrong next.
  const [asksCode, setAsksCode] = useState(false);
  const finish = useCommand<Returned, OutsideDoneView>({
    method: "POST",
    path: "/session/outside/finish",
    signsIn: true,
    revalidate: false,
    onDone({ outcome, to }) {
      if (outcome === "unbound") setUnbound({ to: safePath(to) });
      else if (outcome === "signed_in") window.location.replace(safePath(to));
      else {
        void navigate(safePath(to), { replace: true });
        showDone(t("people:outside.bound", { name }));
      }
    },
  });
  const { submit } = finish;
  // The answer of a provider is good once.
  const isSent = useRef(false);
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    void submit({ search });
  }, [submit, search]);

  if (unbound) {
    return (
      <Stack gap="md">
        <Text size="sm">{t("people:outside.unbound", { name })}</Text>
        <SignInForm to={unbound.to} binds />
      </Stack>
    );
  }
  const showsCode = asksCode || finish.errors.code !== undefined;
  if (showsCode) {
    return (
      <form
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const code = String(new FormData(event.currentTarget).get("code"));
          setAsksCode(true);
          void submit({ search, code });
        }}
      >
        <Stack gap="md">
          {asksCode && <CommandProblem command={finish} title={t("people:signIn.refused")} labels={{ code: t("people:signIn.code") }} />}
          <SecondCodeInput error={asksCode && finish.errors.code} />
          <Button type="submit" size="md" fullWidth loading={finish.busy}>
            {t("people:signIn.submit")}
          </Button>
        </Stack>
      </form>
    );
  }
  if (finish.problem || finish.lost) {
    return (
      <Stack gap="md">
        <CommandProblem command={finish} title={t("people:signIn.refused")} />
        <Anchor component={Link} to="/sign-in" size="sm">
          {t("people:outside.toSignIn")}
        </Anchor>
      </Stack>
    );
  }
  return (
    <Group gap="sm" role="status">
      <Loader size="sm" aria-hidden />
      <Text size="sm">{t("people:outside.underWay", { name })}</Text>
    </Group>
  );
}

import { Anchor, Button, Group, Loader, Stack, Text } from "@mantine/core";
import { Link, useNavigate } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutsideDoneView, OutsideProviderView, OutsideReturn as ReturnInput } from "../../../contracts/outside-accounts.ts";
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
 * @param binds whether somebody is signed in, who then binds the account to their own
 */
export function OutsideReturn({ provider, search, binds }: { provider: OutsideProviderView; search: string; binds: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const name = useProviderName()(provider);
  const [unbound, setUnbound] = useState<OutsideDoneView | null>(null);
  // Once asked for, the code stays in the form, whatever is wrong next.
  const [asksCode, setAsksCode] = useState(false);
  const finish = useCommand<ReturnInput, OutsideDoneView>({
    method: "POST",
    path: "/session/outside/finish",
    signsIn: true,
    revalidate: false,
    onDone(done) {
      const to = safePath(done.to);
      if (done.outcome === "unbound") setUnbound(done);
      else if (done.outcome === "signed_in") window.location.replace(to);
      else {
        void navigate(to, { replace: true });
        showDone(t("people:outside.bound", { name }));
      }
    },
  });
  const { submit } = finish;
  useEffect(() => {
    // Not at once: an effect that is undone right away, as in development, must not use up the answer.
    const soon = setTimeout(() => void submit({ search }));
    return () => clearTimeout(soon);
  }, [submit, search]);

  const refused = t(binds ? "people:outside.notBound" : "people:signIn.refused");
  if (unbound) {
    const { label, to } = unbound;
    return (
      <WithWayBack binds={binds}>
        <Text size="sm">{label === null ? t("people:outside.unbound", { name }) : t("people:outside.unboundOf", { name, label })}</Text>
        <SignInForm to={safePath(to)} binds={provider.provider} />
      </WithWayBack>
    );
  }
  if (asksCode || finish.errors.code !== undefined) {
    return (
      <WithWayBack binds={binds}>
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
            {asksCode && <CommandProblem command={finish} title={refused} labels={{ code: t("people:signIn.code") }} />}
            <SecondCodeInput error={asksCode && finish.errors.code} />
            <Button type="submit" size="md" fullWidth loading={finish.busy}>
              {t("people:signIn.submit")}
            </Button>
          </Stack>
        </form>
      </WithWayBack>
    );
  }
  if (finish.problem || finish.lost) {
    return (
      <WithWayBack binds={binds}>
        <CommandProblem command={finish} title={refused} />
      </WithWayBack>
    );
  }
  return (
    <Group gap="sm" role="status">
      <Loader size="sm" aria-hidden />
      <Text size="sm">{t("people:outside.underWay", { name })}</Text>
    </Group>
  );
}

/** What is asked or told, and the way out of it. */
function WithWayBack({ binds, children }: { binds: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      {children}
      <Anchor component={Link} to={binds ? "/me" : "/sign-in"} size="sm">
        {t(binds ? "people:outside.toMe" : "people:outside.toSignIn")}
      </Anchor>
    </Stack>
  );
}

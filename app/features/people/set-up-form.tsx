import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { MeView, setupInput } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { NewPasswordInput } from "./new-password-input.tsx";

/** The first administrator of a new hub, by the link that its log printed. */
export function SetUpForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const setUp = useCommand<z.input<typeof setupInput>, MeView>({
    method: "POST",
    path: "/setup",
    signsIn: true,
    revalidate: false,
    onDone: () => window.location.assign("/"),
  });
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const text = (name: string) => String(fields.get(name));
        void setUp.submit({ token, name: text("name"), account: text("account"), password: text("password") });
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t("people:setUp.hint")}
        </Text>
        <CommandProblem
          command={setUp}
          labels={{ name: t("people:name"), account: t("people:account"), password: t("people:password") }}
        />
        <TextInput name="name" label={t("people:name")} autoComplete="name" size="md" error={setUp.errors.name} />
        <TextInput
          name="account"
          label={t("people:account")}
          description={t("people:accountHint")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          size="md"
          error={setUp.errors.account}
        />
        <NewPasswordInput error={setUp.errors.password} />
        <Button type="submit" size="md" fullWidth loading={setUp.busy}>
          {t("people:setUp.submit")}
        </Button>
      </Stack>
    </form>
  );
}

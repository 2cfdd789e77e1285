import { Button, Divider, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useState } from "react";
import type { OutsideAddressView, OutsideProvider, OutsideProviderView, OutsideSignInInput } from "../../../contracts/outside-accounts.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { useProviderName } from "./use-provider-name.ts";

/** Further ways in, below account and password: one button for each account elsewhere that may sign people in. */
export function OutsideDoor({ providers, to }: { providers: OutsideProviderView[]; to: string }) {
  const { t } = useTranslation();
  const nameOf = useProviderName();
  const [chosen, setChosen] = useState<OutsideProvider | null>(null);
  const begin = useCommand<OutsideSignInInput, OutsideAddressView>({
    method: "POST",
    path: "/session/outside",
    signsIn: true,
    revalidate: false,
    onDone: ({ address }) => window.location.assign(address),
  });
  return (
    <Stack gap="sm" mt="lg">
      <Divider label={t("people:outside.ways")} />
      <CommandProblem command={begin} title={t("people:signIn.refused")} />
      {providers.map((each) => (
        <Button
          key={each.provider}
          variant="default"
          size="md"
          fullWidth
          loading={begin.busy && chosen === each.provider}
          onClick={() => {
            setChosen(each.provider);
            void begin.submit({ provider: each.provider, to });
          }}
        >
          {t("people:outside.with", { name: nameOf(each) })}
        </Button>
      ))}
    </Stack>
  );
}

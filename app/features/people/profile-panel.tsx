import { Button, Group, Input, SegmentedControl, Stack, TextInput, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { LOCALES } from "../../contracts/locale.ts";
import type { mePatch, PersonView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { rememberLocale } from "../../i18n/remember-locale.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

const SCHEMES: MantineColorScheme[] = ["auto", "light", "dark"];

/** Name, language and colours. */
export function ProfilePanel({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const [name, setName] = useState(person.name);
  const rename = useCommand<z.input<typeof mePatch>>({ method: "PATCH", path: "/me", onDone: () => showDone(t("people:saved")) });
  const changeLocale = useCommand<z.input<typeof mePatch>, PersonView>({
    method: "PATCH",
    path: "/me",
    revalidate: false,
    onDone({ locale }) {
      rememberLocale(locale);
      window.location.reload();
    },
  });
  return (
    <Panel title={t("people:profile")}>
      <Stack gap="md">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void rename.submit({ name });
          }}
        >
          <CommandProblem command={rename} labels={{ name: t("people:name") }} />
          <Group align="end" gap="sm" wrap="nowrap">
            <TextInput
              name="name"
              label={t("people:name")}
              description={t("people:accountIs", { account: person.account })}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={rename.errors.name}
              autoComplete="name"
              flex={1}
            />
            <Button type="submit" variant="default" loading={rename.busy} disabled={name.trim() === person.name}>
              {t("shell:save")}
            </Button>
          </Group>
        </form>
        <Choice label={t("people:language")}>
          <CommandProblem command={changeLocale} />
          <SegmentedControl
            aria-label={t("people:language")}
            value={person.locale}
            disabled={changeLocale.busy}
            onChange={(locale) => void changeLocale.submit({ locale: LOCALES.find((known) => known === locale) })}
            data={LOCALES.map((locale) => ({ value: locale, label: t(`shell:language.${locale}`) }))}
          />
        </Choice>
        <Choice label={t("people:colours.label")}>
          <ColourChoice />
        </Choice>
      </Stack>
    </Panel>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Stack gap={4} align="flex-start">
      <Input.Label component="div" aria-hidden>
        {label}
      </Input.Label>
      {children}
    </Stack>
  );
}

function ColourChoice() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // Only this browser knows its choice; the server cannot write it into the page.
  const known = useMounted();
  return (
    <SegmentedControl
      aria-label={t("people:colours.label")}
      value={known ? colorScheme : "auto"}
      onChange={(value) => setColorScheme(SCHEMES.find((scheme) => scheme === value) ?? "auto")}
      data={SCHEMES.map((scheme) => ({ value: scheme, label: t(`people:colours.${scheme}`) }))}
    />
  );
}

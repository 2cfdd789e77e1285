import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { personCreated, personInput } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import type { County } from "./counties.ts";
import { InvitationLink } from "./invitation-link.tsx";

export interface NewPersonDialogProps {
  opened: boolean;
  /** Counties whose accounts the reader keeps. */
  counties: County[];
  /** Only an administrator makes accounts that belong to no county. */
  anywhere: boolean;
  onClose: () => void;
}

/** Makes an account and shows the link with which its person sets the password. */
export function NewPersonDialog({ opened, counties, anywhere, onClose }: NewPersonDialogProps) {
  const { t } = useTranslation();
  const [made, setMade] = useState<z.infer<typeof personCreated> | null>(null);
  const create = useCommand<z.input<typeof personInput>, z.infer<typeof personCreated>>({ method: "POST", path: "/people", onDone: setMade });
  const close = () => {
    onClose();
    create.reset();
    setMade(null);
  };
  const nowhere = anywhere ? [{ value: "", label: t("administration:noCounty") }] : [];
  return (
    <Modal opened={opened} onClose={close} title={t("administration:newPerson")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      {made?.invitation ? (
        <Stack gap="md">
          <InvitationLink invitation={made.invitation} name={made.person.name} />
          <Group justify="flex-end">
            <Button component={Link} to={`/admin/people/${made.person.id}`}>
              {t("administration:giveSeatNext")}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const text = (name: string) => String(form.get(name) ?? "").trim();
            void create.submit({ name: text("name"), account: text("account"), phone: text("phone") || null, county: text("county") || null });
          }}
        >
          <Stack gap="md">
            <CommandProblem command={create} />
            <TextInput name="name" label={t("administration:name")} error={create.errors.name} data-autofocus autoComplete="off" />
            <TextInput
              name="account"
              label={t("administration:account")}
              description={t("administration:accountHint")}
              error={create.errors.account}
              autoComplete="off"
            />
            <TextInput name="phone" type="tel" inputMode="tel" label={t("administration:phoneOptional")} error={create.errors.phone} autoComplete="off" />
            <Select
              name="county"
              label={t("administration:keptBy")}
              data={[...nowhere, ...counties.map(({ code, name }) => ({ value: code, label: name }))]}
              defaultValue={counties[0]?.code ?? ""}
              allowDeselect={false}
              error={create.errors.county}
            />
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={close}>
                {t("shell:cancel")}
              </Button>
              <Button type="submit" loading={create.busy}>
                {t("administration:newPersonDo")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

import { Button, Modal, Select, Stack, TextInput } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { personCreated, personInput } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
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
  const { values, set, forget } = useKeptValues("person", { name: "", account: "", phone: "", county: counties[0]?.code ?? "" });
  const { name, account, phone, county } = values;
  const create = useCommand<z.input<typeof personInput>, z.infer<typeof personCreated>>({ method: "POST", path: "/people", forget, onDone: setMade });
  const close = () => {
    onClose();
    create.reset();
    setMade(null);
  };
  const nowhere = anywhere ? [{ value: "", label: t("administration:noCounty") }] : [];
  return (
    <Modal opened={opened} onClose={close} closeOnClickOutside={made === null} title={t("administration:newPerson")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      {made?.invitation ? (
        <InvitationLink
          invitation={made.invitation}
          name={made.person.name}
          next={
            <Button component={Link} to={`/admin/people/${made.person.id}`}>
              {t("administration:giveSeatNext")}
            </Button>
          }
        />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void create.submit({ name: name.trim(), account: account.trim(), phone: phone.trim() || null, county: county || null });
          }}
        >
          <Stack gap="md">
            <CommandProblem command={create} />
            <TextInput
              name="name"
              label={t("people:name")}
              value={name}
              onChange={(event) => set({ name: event.currentTarget.value })}
              error={create.errors.name}
              data-autofocus
              autoComplete="off"
            />
            <TextInput
              name="account"
              label={t("administration:account")}
              description={t("administration:accountHint")}
              value={account}
              onChange={(event) => set({ account: event.currentTarget.value })}
              error={create.errors.account}
              autoComplete="off"
            />
            <TextInput
              name="phone"
              type="tel"
              inputMode="tel"
              label={t("administration:phoneOptional")}
              value={phone}
              onChange={(event) => set({ phone: event.currentTarget.value })}
              error={create.errors.phone}
              autoComplete="off"
            />
            <Select
              name="county"
              label={t("administration:keptBy")}
              data={[...nowhere, ...counties.map(({ code, name }) => ({ value: code, label: name }))]}
              value={county}
              onChange={(chosen) => set({ county: chosen ?? "" })}
              allowDeselect={false}
              error={create.errors.county}
            />
            <FormButtons onCancel={close} send={t("administration:newPersonDo")} busy={create.busy} />
          </Stack>
        </form>
      )}
    </Modal>
  );
}

/** Keeps what narrows the list as a search that alerts; there only where something narrows it. */
import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { IconBellPlus } from "@tabler/icons-react";
import { useSearchParams } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListingKind } from "../../contracts/listings.ts";
import type { SavedSearchInput } from "../../contracts/saved-searches.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { termsOfAddress } from "./search-terms.ts";

export function SaveSearchButton({ kind }: { kind: ListingKind }) {
  const { t } = useTranslation();
  const today = useToday();
  const [search] = useSearchParams();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const save = useCommand<SavedSearchInput>({
    method: "POST",
    path: "/saved-searches",
    revalidate: false,
    onDone() {
      setOpen(false);
      showDone(t("listings:searches.saved"));
    },
  });
  const terms = termsOfAddress(kind, search, today);
  if (!terms) return null;
  const show = () => {
    save.reset();
    setName(terms.q ?? t(`listings:kind.${kind}`));
    setOpen(true);
  };
  return (
    <>
      <Button variant="default" leftSection={<IconBellPlus size={16} aria-hidden />} onClick={show}>
        {t("listings:searches.save")}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t("listings:searches.saveTitle")}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save.submit({ name, terms });
          }}
        >
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t("shell-actions:searches.saveHint")}
            </Text>
            <CommandProblem command={save} />
            <TextInput name="name" label={t("listings:searches.name")} value={name} onChange={(event) => setName(event.currentTarget.value)} error={save.errors.name} maxLength={40} data-autofocus />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpen(false)}>
                {t("listings:searches.cancel")}
              </Button>
              <Button type="submit" loading={save.busy}>
                {t("listings:searches.keep")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

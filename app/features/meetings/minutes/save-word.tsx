import { Button } from "@mantine/core";
import { IconFileDownload } from "@tabler/icons-react";
import { useState, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesView } from "../../../contracts/minutes.ts";
import { UnsavedDialog } from "./unsaved-dialog.tsx";

/** The minutes as a paper: a plain link, which says beforehand that words not saved yet will not be in it. */
export function SaveWord({ minutes, unsaved }: { minutes: MinutesView; unsaved: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const href = `/api/v1/meetings/${minutes.meeting}/minutes.docx`;
  const first = minutes.items.find(({ item }) => unsaved.has(item)) ?? null;
  const ask = (event: MouseEvent) => {
    if (!first) return;
    event.preventDefault();
    setAsking(true);
  };
  return (
    <>
      <Button component="a" href={href} variant="default" leftSection={<IconFileDownload size={16} aria-hidden />} onClick={ask}>
        {t("meetings:minutes.word")}
      </Button>
      <UnsavedDialog
        opened={asking}
        onClose={close}
        first={first}
        effect={t("meetings:minutes.unsavedWord", { count: unsaved.size, title: first?.title })}
        anyway={
          <Button component="a" href={href} variant="default" onClick={close}>
            {t("meetings:minutes.wordAnyway")}
          </Button>
        }
      />
    </>
  );
}

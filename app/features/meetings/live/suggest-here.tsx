import { Button } from "@mantine/core";
import { IconMessagePlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgendaItem } from "../../../contracts/agenda.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { SuggestionDialog } from "../../suggestions/suggestion-dialog.tsx";

/** A suggestion on this item, from any screen. */
export function SuggestHere({ meeting, item }: { meeting: MeetingView; item: AgendaItem }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconMessagePlus size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t("shell-actions:suggestion.make")}
      </Button>
      <SuggestionDialog intake={{ alliances: [meeting.alliance], alliance: meeting.alliance.id, units: null }} meeting={meeting.id} item={item.id} opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}

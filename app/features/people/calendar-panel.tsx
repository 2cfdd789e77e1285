/** 订阅日历: an address under which the calendar of a phone or computer follows my meetings; shown once, ended at any time. */
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarFeedView } from "../../contracts/calendar-feed.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { CopyButton } from "../../shell/kit/copy-button.tsx";
import { Day } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SecretText } from "../../shell/kit/secret-once.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

export function CalendarPanel({ feed }: { feed: CalendarFeedView }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string | null>(null);
  const make = useCommand<undefined, CalendarFeedView>({
    method: "POST",
    path: "/me/calendar",
    onDone: ({ path }) => setAddress(path === undefined ? null : new URL(path, window.location.origin).href),
  });
  const end = useCommand({
    method: "DELETE",
    path: "/me/calendar",
    onDone() {
      setAddress(null);
      showDone(t("people:calendar.ended"));
    },
  });
  const makeButton = (
    <Button variant="default" size="xs" leftSection={<IconCalendarPlus size={14} aria-hidden />} loading={make.busy} onClick={() => void make.submit(undefined)}>
      {t(feed.createdAt === null ? "people:calendar.make" : "people:calendar.renew")}
    </Button>
  );
  return (
    <Panel title={t("people:calendar.title")}>
      <CommandProblem command={make} />
      <CommandProblem command={end} />
      {feed.createdAt === null ? (
        <EmptyState title={t("people:calendar.none")} hint={t("people:calendar.noneHint")} action={makeButton} />
      ) : (
        <Stack gap="sm">
          {address === null ? (
            <Text size="sm">
              {t("people:calendar.since")} <Day value={feed.createdAt} />
              {t("people:calendar.hint")}
            </Text>
          ) : (
            <>
              <Text size="sm">{t("people:calendar.once")}</Text>
              <SecretText>{address}</SecretText>
            </>
          )}
          <Group gap="sm">
            {address !== null && (
              <CopyButton value={address} size="xs">
                {t("people:calendar.copy")}
              </CopyButton>
            )}
            {makeButton}
            <Button variant="subtle" color="orange.8" c="var(--lm-late-text)" size="xs" loading={end.busy} onClick={() => void end.submit(undefined)}>
              {t("people:calendar.end")}
            </Button>
          </Group>
        </Stack>
      )}
    </Panel>
  );
}

/** Puts a common need on the agenda of a meeting to come: one tap where there is one meeting, a choice where there are more. */
import { Button, Menu } from "@mantine/core";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CommonNeedView } from "../../contracts/common-needs.ts";
import type { MeetingSummary } from "../../contracts/meetings.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatDay } from "../../i18n/formats.ts";
import { dayOf } from "../../i18n/shanghai-time.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

export function AgendaMenu({ need, meetings }: { need: CommonNeedView; meetings: readonly MeetingSummary[] }) {
  const { t } = useTranslation();
  const today = useToday();
  const add = useCommand<object>({ method: "POST" });
  const put = async (meeting: MeetingSummary) => {
    const item = { kind: "common_need", subject: need.id, title: need.title, lane: "deliberate" };
    const done = await add.submit(item, { path: `/meetings/${meeting.id}/agenda` });
    if (done) showDone(t("matches:common.agendaDone", { meeting: meeting.title }));
  };
  const [only] = meetings;
  if (!only) return null;
  const button = {
    size: "xs" as const,
    variant: "default",
    loading: add.busy,
    leftSection: <IconCalendarPlus size={14} aria-hidden />,
    children: t("matches:common.agenda"),
  };
  return (
    <>
      {meetings.length === 1 ? (
        <Button {...button} onClick={() => void put(only)} />
      ) : (
        <Menu>
          <Menu.Target>
            <Button {...button} />
          </Menu.Target>
          <Menu.Dropdown>
            {meetings.map((meeting) => (
              <Menu.Item key={meeting.id} onClick={() => void put(meeting)}>
                {formatDay(t, dayOf(meeting.startsAt), { today })} {meeting.title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <CommandProblem command={add} title={t("matches:common.agendaNot")} />
    </>
  );
}

/** 列入议程: puts the plan on the agenda of a meeting ahead, with its figures as the item's paper. */
import { Button, Menu } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { itemInput } from "../../contracts/agenda.ts";
import type { MeetingForPlan } from "../../contracts/meetings.ts";
import type { PlanView } from "../../contracts/plans.ts";
import { useCommand, type CommandState } from "../../http/use-command.ts";
import { formatInstant, formatMoney } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

type ItemBody = z.input<typeof itemInput>;

/** The command behind the menu; its problem is told at the head of the page. */
export const useAgendaCommand = () => useCommand<ItemBody>({ method: "POST" });

export interface AgendaMenuProps {
  plan: PlanView;
  meetings: readonly MeetingForPlan[];
  command: CommandState<ItemBody, unknown>;
}

export function AgendaMenu({ plan, meetings, command }: AgendaMenuProps) {
  const { t } = useTranslation();
  const today = useToday();
  const put = async (meeting: AgendaMenuProps["meetings"][number]) => {
    const done = await command.submit(
      {
        kind: "plan",
        subject: plan.id,
        lane: "decide",
        title: t("plans:agendaTitle", { scope: plan.scope.name }).slice(0, 80),
        text: t("plans:agendaText", {
          value: formatMoney(t, plan.value.amount),
          firstCome: formatMoney(t, plan.firstComeValue.amount),
          ...plan.needs,
        }),
      },
      { path: `/meetings/${meeting.id}/agenda` },
    );
    if (done !== undefined) showDone(t("plans:onAgenda", { title: meeting.title }));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconCalendarPlus size={16} aria-hidden />} loading={command.busy}>
          {t("plans:toAgenda")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(meetings.length > 0 ? "plans:toAgendaOf" : "plans:noMeetings")}</Menu.Label>
        {meetings.map((meeting) => (
          <Menu.Item key={meeting.id} disabled={meeting.listed} onClick={() => void put(meeting)}>
            {meeting.title} · {meeting.listed ? t("plans:listed") : formatInstant(t, meeting.startsAt, { today })}
          </Menu.Item>
        ))}
        {meetings.length === 0 && (
          <Menu.Item component={Link} to="/meetings/new">
            {t("plans:planMeeting")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button, Group } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconCalendarPlus, IconExternalLink, IconFileText, IconPlayerPlay, IconSpeakerphone } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Proposal } from "../../../contracts/agenda.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import type { StatementView } from "../../../contracts/statements.ts";
import { useCommand } from "../../../http/use-command.ts";
import { formatInstant } from "../../../i18n/formats.ts";
import { dayOf } from "../../../i18n/shanghai-time.ts";
import { useNow } from "../../../shell/clock.tsx";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { PageHeader } from "../../../shell/kit/page-header.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { MeetingBadge } from "../meetings-list.tsx";
import { ProxyPanel } from "../proxies/proxy-panel.tsx";
import { StatementsPanel } from "../statements/statements-panel.tsx";
import { WeightsPanel } from "../weights/weights-panel.tsx";
import { AgendaEditor } from "./agenda-editor.tsx";
import { AgendaReading } from "./agenda-reading.tsx";
import { ConsentsPanel } from "./consents-panel.tsx";
import { MissingPanel } from "./missing-panel.tsx";
import { PreparerMenu } from "./preparer-menu.tsx";
import classes from "./prepare.module.css";
import { ProposalsPanel } from "./proposals-panel.tsx";

/** A meeting before and after: preparers order its agenda, the others read it. */
export function PrepareMeeting({ meeting, proposals, statements }: { meeting: MeetingView; proposals: Proposal[]; statements: StatementView[] }) {
  const { t } = useTranslation();
  const today = dayOf(useNow());
  const announce = useCommand<{ state: "scheduled" }>({ method: "PATCH", path: `/meetings/${meeting.id}` });
  const edits = meeting.rights.prepare && (meeting.state === "draft" || meeting.state === "scheduled");
  return (
    <>
      <PageHeader
        title={meeting.title}
        trail={[{ label: t("meetings:title"), href: "/meetings" }]}
        badge={<MeetingBadge state={meeting.state} />}
        aside={[formatInstant(t, meeting.startsAt, { today }), meeting.place].filter(Boolean).join(" · ")}
        actions={
          <>
            {meeting.state === "draft" && meeting.rights.prepare && (
              <Button
                leftSection={<IconSpeakerphone size={16} aria-hidden />}
                loading={announce.busy}
                onClick={() => void announce.submit({ state: "scheduled" }, { revision: meeting.revision })}
              >
                {t("meetings:announce")}
              </Button>
            )}
            {(meeting.state === "scheduled" || meeting.state === "open") && (
              <Button
                component={Link}
                to={`/meetings/${meeting.id}/live`}
                variant={meeting.state === "open" || dayOf(meeting.startsAt) === today ? "filled" : "default"}
                leftSection={<IconPlayerPlay size={16} aria-hidden />}
              >
                {t("meetings:enter")}
              </Button>
            )}
            {meeting.state === "closed" && (
              <Button component={Link} to={`/meetings/${meeting.id}/minutes`} leftSection={<IconFileText size={16} aria-hidden />}>
                {t("meetings:minutes.title")}
              </Button>
            )}
            <Button component="a" href={`/api/v1/meetings/${meeting.id}/calendar.ics`} variant="default" leftSection={<IconCalendarPlus size={16} aria-hidden />}>
              {t("meetings:toCalendar")}
            </Button>
            {meeting.rights.conduct && meeting.state !== "closed" && meeting.state !== "cancelled" && (
              <Button
                component={Link}
                to={`/meetings/${meeting.id}/projector`}
                target="_blank"
                variant="default"
                rightSection={<IconExternalLink size={16} aria-hidden />}
              >
                {t("meetings:projector.open")}
              </Button>
            )}
            {edits && <PreparerMenu meeting={meeting} />}
          </>
        }
      />
      <CommandProblem command={announce} labels={{ startsAt: t("meetings:field.startsAt") }} />
      {meeting.cancelled && (
        <div className={classes.cancelled}>
          <Panel>{t("meetings:cancel.because", { moment: formatInstant(t, meeting.cancelled.at, { today }), reason: meeting.cancelled.reason })}</Panel>
        </div>
      )}
      {edits ? (
        <div className={classes.columns}>
          <ProposalsPanel meeting={meeting} proposals={proposals} />
          <div className={classes.middle}>
            <AgendaEditor meeting={meeting} />
            <ConsentsPanel meeting={meeting} />
            <StatementsPanel meeting={meeting} statements={statements} />
            <ProxyPanel meeting={meeting} />
            <WeightsPanel meeting={meeting} />
          </div>
          <MissingPanel meeting={meeting} />
        </div>
      ) : (
        <div className={classes.middle}>
          <AgendaReading meeting={meeting} />
          <StatementsPanel meeting={meeting} statements={statements} />
          <ProxyPanel meeting={meeting} />
          <WeightsPanel meeting={meeting} />
        </div>
      )}
      {meeting.state === "draft" && <Group className={classes.draft}>{t("meetings:draftHint")}</Group>}
    </>
  );
}

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SessionView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel, PanelRow, QuietLine } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { describeDevice } from "./describe-device.ts";
import classes from "./me.module.css";

/** Where I am signed in; every other device can be signed out. */
export function SessionsPanel({ sessions }: { sessions: SessionView[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("people:sessions")} flush>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </Panel>
  );
}

function SessionRow({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const end = useCommand({ method: "DELETE", path: `/me/sessions/${session.id}` });
  const { browser, system } = describeDevice(session.device);
  return (
    <PanelRow
      aside={session.current && <ToneBadge tone="info">{t("people:thisDevice")}</ToneBadge>}
      actions={
        session.current ? undefined : (
          <Button variant="default" size="xs" loading={end.busy} onClick={() => void end.submit()}>
            {t("people:endSession")}
          </Button>
        )
      }
    >
      <div className={classes.main}>{t("people:device", { browser: t(`people:browser.${browser}`), system: t(`people:system.${system}`) })}</div>
      <QuietLine>
        <span>
          {t("people:lastSeen")} <Moment at={session.lastSeenAt} ago />
        </span>
        <span>
          {t("people:signedInAt")} <Moment at={session.createdAt} />
        </span>
      </QuietLine>
      <CommandProblem command={end} />
    </PanelRow>
  );
}

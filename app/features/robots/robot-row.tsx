import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { IconAlertTriangle, IconBroadcast, IconDots, IconPlayerPause } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RobotPatch, RobotView } from "../../contracts/robots.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatList } from "../../i18n/formats.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { PanelRow, QuietLine, RowTitle } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { RemoveRobotDialog } from "./remove-robot-dialog.tsx";

const looks = {
  on: { tone: "good", icon: IconBroadcast },
  off: { tone: "neutral", icon: IconPlayerPause },
  refused: { tone: "late", icon: IconAlertTriangle },
} as const;

/** One robot: its group, what it tells of, how it fares, and what can be done with it. */
export function RobotRow({ alliance, robot, onChange }: { alliance: string; robot: RobotView; onChange: () => void }) {
  const { t } = useTranslation();
  const [removing, setRemoving] = useState(false);
  const path = `/alliances/${alliance}/robots/${robot.id}`;
  const attempt = useCommand<undefined, RobotView>({ method: "POST", path: `${path}/try`, onDone: ({ state }) => state !== "refused" && showDone(t("robots:tried")) });
  const turn = useCommand<RobotPatch, RobotView>({ method: "PATCH", path, onDone: ({ state }) => showDone(t(state === "off" ? "robots:turnedOff" : "robots:turnedOn")) });
  const isOff = robot.state === "off";
  return (
    <PanelRow
      lead={
        <ToneBadge tone={looks[robot.state].tone} icon={looks[robot.state].icon}>
          {t(`robots:state.${robot.state}`)}
        </ToneBadge>
      }
      actions={
        <Group gap={8} wrap="nowrap">
          <Button variant="default" size="xs" loading={attempt.busy} onClick={() => void attempt.submit()}>
            {t("robots:try")}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("robots:more", { name: robot.name })}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={onChange}>{t("robots:change")}</Menu.Item>
              <Menu.Item onClick={() => void turn.submit({ on: isOff }, { revision: robot.revision })}>{t(isOff ? "robots:turnOn" : "robots:turnOff")}</Menu.Item>
              <Menu.Item onClick={() => setRemoving(true)}>{t("robots:remove")}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      }
    >
      <RowTitle beside={t(`robots:providers.${robot.provider}`)}>
        <strong>{robot.name}</strong>
      </RowTitle>
      {robot.fault && <div role="status">{t(`robots:faults.${robot.fault}`)}</div>}
      <QuietLine>
        <span>{formatList(t, robot.topics.map((topic) => t(`robots:topics.${topic}`)))}</span>
      </QuietLine>
      <QuietLine>
        <span>{t("robots:tail", { tail: robot.tail })}</span>
        {robot.signed && <span>{t("robots:signed")}</span>}
        {robot.retryAt ? (
          <span>
            {t("robots:retry")} <Moment at={robot.retryAt} />
          </span>
        ) : (
          <span>
            {robot.lastSentAt === null ? (
              t("robots:neverSent")
            ) : (
              <>
                {t("robots:lastSent")} <Moment at={robot.lastSentAt} ago />
              </>
            )}
          </span>
        )}
      </QuietLine>
      <CommandProblem command={attempt} />
      <CommandProblem command={turn} />
      {removing && <RemoveRobotDialog alliance={alliance} robot={robot} onClose={() => setRemoving(false)} />}
    </PanelRow>
  );
}

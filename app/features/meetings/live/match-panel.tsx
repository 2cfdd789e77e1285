import { Button, Group } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconCheck, IconCircleDashed, IconHandStop } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../../contracts/common.ts";
import type { MatchSide } from "../../../contracts/agenda.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { lazyDialog } from "../../../shell/kit/lazy-dialog.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import classes from "./match-panel.module.css";

const DeclineDialog = lazyDialog(async () => (await import("../../matches/decline-dialog.tsx")).DeclineDialog);

interface MatchPanelProps {
  match: string;
  sides: MatchSide[];
  /** Units that the reader acts for. */
  units: NamedRef[];
}

const marks = {
  waiting: ["soon", IconCircleDashed],
  accepted: ["good", IconCheck],
  declined: ["neutral", IconHandStop],
} as const;

/** A match on the agenda: both sides' answers, and for a side whose person looks at it the two it can give. */
export function MatchPanel({ match, sides, units }: MatchPanelProps) {
  const { t } = useTranslation();
  const accept = useCommand<{ organization: string }>({ method: "POST", path: `/matches/${match}/accept`, revalidate: false });
  const [declining, setDeclining] = useState(false);
  const mine = sides.find((side) => side.answer === "waiting" && units.some((unit) => unit.id === side.organization.id));
  return (
    <Panel>
      <CommandProblem command={accept} />
      <div className={classes.match}>
        <Link to="/matching" className={classes.matchNames}>
          {sides.map((side) => side.organization.name).join(" ↔ ")}
        </Link>
        <span className={classes.matchSides}>
          {sides.map(({ organization, answer }) => {
            const [tone, icon] = marks[answer];
            return (
              <ToneBadge key={organization.id} tone={tone} icon={icon}>
                {t(`meetings:side.${answer}`, { name: organization.name })}
              </ToneBadge>
            );
          })}
        </span>
      </div>
      {mine && (
        <Group mt="sm" gap="xs">
          <Button loading={accept.busy} onClick={() => void accept.submit({ organization: mine.organization.id })}>
            {t("meetings:acceptFor", { name: mine.organization.name })}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setDeclining(true)}>
            {t("matches:declineOpen")}
          </Button>
        </Group>
      )}
      <DeclineDialog match={{ id: match }} opened={declining && mine !== undefined} onClose={() => setDeclining(false)} />
    </Panel>
  );
}

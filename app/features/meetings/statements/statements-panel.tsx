import { Button, Group, Modal } from "@mantine/core";
import { IconArrowsMaximize, IconFilePencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import type { StatementView } from "../../../contracts/statements.ts";
import { useCommand } from "../../../http/use-command.ts";
import { ConfirmDialog } from "../../../shell/kit/confirm-dialog.tsx";
import { Moment } from "../../../shell/kit/day.tsx";
import { lazyDialog } from "../../../shell/kit/lazy-dialog.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { SuggestionDialog } from "../../suggestions/suggestion-dialog.tsx";
import { ShareBar } from "./share-bar.tsx";
import { StatementText } from "./statement-text.tsx";
import classes from "./statements.module.css";

const StatementDialog = lazyDialog(async () => (await import("./statement-dialog.tsx")).StatementDialog);

/** What units have to say, handed in before the meeting: for who stands for one the way to hand it in, for who prepares in any unit's name. */
export function StatementsPanel({ meeting, statements }: { meeting: MeetingView; statements: readonly StatementView[] }) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const isOver = meeting.state === "closed" || meeting.state === "cancelled";
  const { rights, presence } = meeting;
  const silent = (rights.prepare ? presence.units : rights.units).filter(({ id }) => !statements.some(({ organization }) => organization.id === id));
  const own = silent.filter(({ id }) => rights.units.some((unit) => unit.id === id));
  // Who prepares and stands for a unit too begins with the own one.
  const units = [...own, ...silent.filter((unit) => !own.includes(unit))];
  const hands = !isOver && units.length > 0;
  if (statements.length === 0 && !hands) return null;
  return (
    <Panel title={t("meetings:statement.title")}>
      {statements.length === 0 && <p className={classes.quiet}>{t("meetings:statement.none")}</p>}
      <ul className={classes.list}>
        {statements.map((statement) => (
          <Statement key={statement.id} meeting={meeting} statement={statement} />
        ))}
      </ul>
      {hands && (
        <Button mt="sm" variant="default" leftSection={<IconFilePencil size={16} aria-hidden />} onClick={() => setWriting(true)}>
          {t("meetings:statement.handIn")}
        </Button>
      )}
      <StatementDialog key={units.length} meeting={meeting.id} units={units} statement={null} opened={writing} onClose={() => setWriting(false)} />
    </Panel>
  );
}

/** One statement: whose, how it is made up, its words, and what can be done with it. */
function Statement({ meeting, statement }: { meeting: MeetingView; statement: StatementView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"large" | "edit" | "withdraw" | null>(null);
  const [request, setRequest] = useState<string | null>(null);
  const close = () => setOpen(null);
  const withdraw = useCommand({ method: "DELETE", path: `/meetings/${meeting.id}/statements/${statement.id}`, onDone: close });
  const { organization, name, at, mayChange } = statement;
  return (
    <li className={classes.statement}>
      <span>
        <strong>{organization.name}</strong>{" "}
        <span className={classes.quiet}>
          {name} <Moment at={at} />
        </span>
      </span>
      <ShareBar statement={statement} />
      <details>
        <summary>{t("meetings:statement.read")}</summary>
        <StatementText statement={statement} onSuggest={setRequest} />
      </details>
      <Group gap="xs">
        <Button size="xs" variant="default" leftSection={<IconArrowsMaximize size={14} aria-hidden />} onClick={() => setOpen("large")}>
          {t("meetings:statement.large")}
        </Button>
        {mayChange && (
          <>
            <Button size="xs" variant="default" onClick={() => setOpen("edit")}>
              {t("meetings:statement.change")}
            </Button>
            <Button size="xs" variant="subtle" color="dark" onClick={() => setOpen("withdraw")}>
              {t("meetings:statement.withdraw")}
            </Button>
          </>
        )}
      </Group>
      <Modal opened={open === "large"} onClose={close} fullScreen title={`${meeting.title} · ${organization.name}`} closeButtonProps={{ "aria-label": t("shell:close") }}>
        <div className={classes.large}>
          <StatementText statement={statement} />
        </div>
      </Modal>
      <StatementDialog key={statement.revision} meeting={meeting.id} units={[]} statement={statement} opened={open === "edit"} onClose={close} />
      <ConfirmDialog opened={open === "withdraw"} onClose={close} title={t("meetings:statement.withdraw")} effect={t("meetings:statement.withdrawEffect", { unit: organization.name })} send={t("meetings:statement.withdraw")} command={withdraw} onSend={() => void withdraw.submit()} />
      <SuggestionDialog key={request} intake={{ alliances: [meeting.alliance], alliance: meeting.alliance.id, units: null }} meeting={meeting.id} words={request ?? ""} opened={request !== null} onClose={() => setRequest(null)} />
    </li>
  );
}

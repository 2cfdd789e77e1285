import { Button, Group } from "@mantine/core";
import { IconCheck, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgendaItem } from "../../../contracts/agenda.ts";
import { consentStateOf, isConsentSettled, missingConsents } from "../../../contracts/consent-state.ts";
import type { ConsentAnswerInput, ConsentView } from "../../../contracts/consents.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { useCommand } from "../../../http/use-command.ts";
import { formatDay, formatInstant, formatList } from "../../../i18n/formats.ts";
import { dayOf } from "../../../i18n/shanghai-time.ts";
import { useNow, useToday } from "../../../shell/clock.tsx";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { lazyDialog } from "../../../shell/kit/lazy-dialog.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { ReasonDialog } from "../../../shell/kit/reason-dialog.tsx";
import { ConsentList } from "./consent-list.tsx";
import classes from "./consents.module.css";

const ConsentDialog = lazyDialog(async () => (await import("./consent-dialog.tsx")).ConsentDialog);

interface ConsentPanelProps {
  meeting: MeetingView;
  item: AgendaItem;
  /** Names the item where it does not stand beside it. */
  named?: boolean;
}

/** Whose consent an item needs and how it stands; for who stands for a unit its answers, for an officer the ruling, for who prepares the list. */
export function ConsentPanel({ meeting, item, named = false }: ConsentPanelProps) {
  const { t } = useTranslation();
  const now = useNow();
  const [setting, setSetting] = useState(false);
  const over = meeting.state === "closed" || meeting.state === "cancelled";
  const edits = meeting.state === "open" ? meeting.rights.conduct : !over && meeting.rights.prepare;
  const changeable = edits && !item.hidden && (item.consent?.entries.length ?? 0) === 0;
  const { consent } = item;
  const dialog = <ConsentDialog key={item.id} meeting={meeting} item={item} opened={setting} onClose={() => setSetting(false)} />;
  if (!consent) {
    if (!changeable) return null;
    return (
      <Group>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setSetting(true)}>
          {t("meetings:consent.set")}
        </Button>
        {dialog}
      </Group>
    );
  }
  const at = meeting.closedAt === null ? now : new Date(meeting.closedAt);
  return (
    <Panel title={named ? t("meetings:consent.titleOf", { title: item.title }) : t("meetings:consent.title")}>
      <ConsentRule consent={consent} at={at} over={over} />
      <ConsentList consent={consent} at={at} renderActions={over ? undefined : (unit) => <UnitActions meeting={meeting} item={item} consent={consent} unit={unit} />} />
      {changeable && (
        <Button mt="sm" variant="subtle" color="gray" size="compact-sm" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setSetting(true)}>
          {t("meetings:consent.change")}
        </Button>
      )}
      {dialog}
    </Panel>
  );
}

/** Until when they answer and what silence means, and whether anything is still missing. */
export function ConsentRule({ consent, at, over }: { consent: ConsentView; at: Date; over: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const missing = missingConsents(consent, ({ id }) => id, at);
  // A deadline within its day is the beginning of the meeting: then the time matters.
  const last = consent.deadline !== null && dayOf(consent.deadline) === consent.due ? formatInstant(t, consent.deadline, { today }) : formatDay(t, consent.due, { today });
  return (
    <p className={classes.rule}>
      <span className={classes.quiet}>{t(`meetings:consent.rule.${consent.silence}`, { day: last })}</span>
      {!over && (
        <strong>
          {consent.deadline === null
            ? t("meetings:consent.notAsked")
            : missing.length === 0
              ? t("meetings:consent.complete")
              : t("meetings:consent.missing", { names: formatList(t, missing.map(({ name }) => name)) })}
        </strong>
      )}
    </p>
  );
}

interface UnitActionsProps {
  meeting: MeetingView;
  item: AgendaItem;
  consent: ConsentView;
  unit: ConsentView["units"][number];
}

/** What the reader can say of a unit's consent: answer for the own one, or rule that it goes without. */
function UnitActions({ meeting, item, consent, unit }: UnitActionsProps) {
  const { t } = useTranslation();
  const now = useNow();
  const [dialog, setDialog] = useState<"object" | "overrule" | null>(null);
  const path = `/meetings/${meeting.id}/agenda/${item.id}/consent`;
  const answer = useCommand<Partial<ConsentAnswerInput>>({ method: "POST", path: `${path}/answers` });
  const { answersFor, overrule } = meeting.consentRights;
  const state = consentStateOf(consent, unit.id, now);
  const last = consent.entries.findLast(({ organization, kind }) => organization === unit.id && kind !== "overruling");
  const own = answersFor.includes(unit.id) && consent.deadline !== null;
  const rules = overrule && !answersFor.includes(unit.id) && state !== "waiting" && !isConsentSettled(state, consent.silence);
  const close = () => setDialog(null);
  if (!own && !rules) return null;
  return (
    <div className={classes.actions}>
      <CommandProblem command={answer} />
      <Group gap="xs">
        {own && last?.kind !== "consent" && (
          <Button leftSection={<IconCheck size={16} aria-hidden />} loading={answer.busy} onClick={() => void answer.submit({ organization: unit.id, answer: "consent" })}>
            {t("meetings:consent.agreeFor", { name: unit.name })}
          </Button>
        )}
        {own && (
          <Button variant="default" onClick={() => setDialog("object")}>
            {t("meetings:consent.objectFor", { name: unit.name })}
          </Button>
        )}
        {rules && (
          <Button variant="default" onClick={() => setDialog("overrule")}>
            {t("meetings:consent.overrule")}
          </Button>
        )}
      </Group>
      <ReasonDialog
        opened={dialog === "object"}
        onClose={close}
        keptAs={`objection:${item.id}:${unit.id}`}
        title={t("meetings:consent.objectTitle", { name: unit.name })}
        effect={t("meetings:consent.objectEffect")}
        label={t("meetings:consent.reason")}
        maxLength={200}
        send={t("meetings:consent.objectSend")}
        request={(reason) => ({ path: `${path}/answers`, body: { organization: unit.id, answer: "objection", reason } })}
      />
      <ReasonDialog
        opened={dialog === "overrule"}
        onClose={close}
        keptAs={`overruling:${item.id}:${unit.id}`}
        title={t("meetings:consent.overruleTitle", { name: unit.name })}
        effect={t("meetings:consent.overruleEffect", { name: unit.name })}
        label={t("meetings:consent.overruleReason")}
        maxLength={200}
        send={t("meetings:consent.overruleSend")}
        request={(reason) => ({ path: `${path}/overrulings`, body: { organization: unit.id, reason } })}
      />
    </div>
  );
}

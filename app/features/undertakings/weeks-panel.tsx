import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { UndertakingCommand, UndertakingView } from "../../contracts/undertakings.ts";
import { useCommand } from "../../http/use-command.ts";
import { addDays } from "../../i18n/shanghai-time.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayRange, Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import text from "../../shell/kit/text.module.css";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";
import classes from "./undertakings.module.css";

type Week = UndertakingView["byWeek"][number];

/** Weeks shown at first. */
const SHOWN = 6;
const tones: Record<Week["state"], Tone> = { written: "good", missed: "late", open: "soon", free: "neutral" };

/** 每周一句: each week with its lines or its hole, the newest first, and the form for who may write. */
export function WeeksPanel({ undertaking }: { undertaking: UndertakingView }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { byWeek, weeks, may } = undertaking;
  const shown = all ? byWeek : byWeek.slice(0, SHOWN);
  return (
    <Panel title={t("undertakings:weeks.title")} action={weeks.due > 0 && <span className={classes.quiet}>{t("undertakings:weeks.writtenOf", weeks)}</span>}>
      {byWeek.length === 0 && <p className={text.quiet}>{t("undertakings:weeks.none")}</p>}
      <ol className={classes.list}>
        {shown.map((week) => (
          <WeekItem key={week.week} week={week} />
        ))}
      </ol>
      {byWeek.length > shown.length && (
        <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => setAll(true)}>
          {t("undertakings:weeks.earlier", { count: byWeek.length - shown.length })}
        </Button>
      )}
      {may.includes("line") && <LineForm undertaking={undertaking} isFirst={byWeek[0]?.state !== "written"} />}
    </Panel>
  );
}

function WeekItem({ week: { week, state, lines } }: { week: Week }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className={classes.head}>
        <strong>
          <DayRange from={week} until={addDays(week, 6)} />
        </strong>
        <ToneBadge tone={tones[state]}>{t(`undertakings:weeks.state.${state}`)}</ToneBadge>
      </div>
      {lines.map(({ id, at, name, byAssistant, moved, next, blocks }) => (
        <div key={id} className={classes.line}>
          <p>{moved}</p>
          <p>{t("undertakings:weeks.next", { words: next })}</p>
          {blocks !== "" && <p className={classes.blocks}>{t("undertakings:weeks.blocks", { words: blocks })}</p>}
          <p className={classes.quiet}>
            {byAssistant ? t("undertakings:weeks.byAssistant", { name }) : name} <Moment at={at} />
          </p>
        </div>
      ))}
      {(state === "missed" || state === "open") && <p className={classes.quiet}>{t(`undertakings:weeks.${state}`)}</p>}
    </li>
  );
}

/** What moved, what is next, what blocks. What is written stays. */
function LineForm({ undertaking: { id }, isFirst }: { undertaking: UndertakingView; isFirst: boolean }) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`undertaking:${id}:line`, { moved: "", next: "", blocks: "" });
  const line = useCommand<UndertakingCommand>({ method: "POST", path: `/undertakings/${id}/steps`, queued: true, forget, onDone: () => showDone(t("undertakings:done.line")) });
  const fields = ["moved", "next", "blocks"] as const;
  const labels = { moved: t("undertakings:field.moved"), next: t("undertakings:field.next"), blocks: t("undertakings:field.blocks") };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void line.submit({ command: "line", ...values });
      }}
    >
      <Stack gap="sm">
        <CommandProblem command={line} labels={labels} />
        {fields.map((name) => (
          <TextInput
            key={name}
            name={name}
            label={labels[name]}
            required={name !== "blocks"}
            value={values[name]}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
            maxLength={300}
            error={line.errors[name]}
          />
        ))}
        <span className={classes.quiet}>{t("undertakings:weeks.rule")}</span>
        <Button type="submit" loading={line.busy} style={{ alignSelf: "start" }}>
          {t(isFirst ? "undertakings:weeks.write" : "undertakings:weeks.add")}
        </Button>
      </Stack>
    </form>
  );
}

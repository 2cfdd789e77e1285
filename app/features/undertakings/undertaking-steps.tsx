import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OwnerCandidate, UndertakingCommand, UndertakingStep, UndertakingView } from "../../contracts/undertakings.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatDay } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import text from "../../shell/kit/text.module.css";
import { WordsPanel } from "../followup/words-panel.tsx";
import { StepDialog, type DialogStep } from "./step-dialogs.tsx";

interface StepsProps {
  undertaking: UndertakingView;
  /** Who can be named, for who may name somebody. */
  candidates: readonly OwnerCandidate[];
}

/** What the reader can do now, by the rights that the hub says they have: answering before deciding before owning. */
export function UndertakingSteps(props: StepsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { id, may, owner, revision, extension, handOn } = props.undertaking;
  const has = (step: UndertakingStep) => may.includes(step);
  const path = `/undertakings/${id}/steps`;
  return (
    <>
      {has("accept") && <AnswerPanel {...props} title={t("undertakings:do.askedTitle")} hint={t("undertakings:do.askedHint")} yes="accept" no="decline" noDots={t("undertakings:do.declineDots")} />}
      {has("take_on") && (
        <AnswerPanel {...props} title={t("undertakings:do.newcomerTitle", { name: owner.name })} hint={handOn?.reason ?? ""} yes="take_on" no="refuse" noDots={t("undertakings:do.refuseDots")} />
      )}
      {has("confirm") && (
        <WordsPanel
          title={t("undertakings:do.verdictTitle", { name: owner.name })}
          hint={t("undertakings:do.verdictHint")}
          label={t("undertakings:field.words")}
          field="reason"
          maxLength={300}
          keptAs={`undertaking:${id}:verdict`}
          revision={revision}
          steps={[
            { label: t("undertakings:do.confirm"), path, body: (words) => ({ command: "confirm", words }), done: t("undertakings:done.confirm") },
            { label: t("undertakings:do.not_solved"), path, body: (reason) => ({ command: "not_solved", reason }), done: t("undertakings:done.not_solved") },
          ]}
        />
      )}
      {has("grant_time") && extension && (
        <AnswerPanel
          {...props}
          title={t("undertakings:do.timeTitle", { name: owner.name, day: formatDay(t, extension.due, { today }) })}
          hint={extension.reason}
          yes="grant_time"
          no="deny_time"
          noDots={t("undertakings:do.denyTimeDots")}
        />
      )}
      {has("ask_again") && <ButtonsPanel {...props} title={t("undertakings:do.ask_again")} steps={[["ask_again", t("undertakings:do.askAgainDots")]]} />}
      {(has("finish") || has("assistant")) && (
        <ButtonsPanel
          {...props}
          title={t("undertakings:do.ownerTitle")}
          steps={[
            ["finish", t("undertakings:do.finishDots")],
            ["ask_time", t("undertakings:do.askTimeDots")],
            ["hand_on", t("undertakings:do.handOnDots")],
            ["assistant", t("undertakings:do.assistantDots")],
            ["recall", t("undertakings:do.recall")],
          ]}
        />
      )}
      {has("stop") && (
        <ButtonsPanel
          {...props}
          title={t("undertakings:do.departmentTitle")}
          steps={[
            ["hand_on", t("undertakings:do.handOnDots")],
            ["recall", t("undertakings:do.recall")],
            ["stop", t("undertakings:do.stopDots")],
          ]}
        />
      )}
    </>
  );
}

interface AnswerProps extends StepsProps {
  title: string;
  hint: string;
  yes: "accept" | "take_on" | "grant_time";
  no: DialogStep;
  noDots: string;
}

/** A yes by one press, and a no that says why. */
function AnswerPanel({ title, hint, yes, no, noDots, ...props }: AnswerProps) {
  const { t } = useTranslation();
  const { id, revision } = props.undertaking;
  const [refusing, setRefusing] = useState(false);
  const agree = useCommand<UndertakingCommand>({ method: "POST", path: `/undertakings/${id}/steps`, onDone: () => showDone(t(`undertakings:done.${yes}`)) });
  return (
    <Panel title={title} edge="brand">
      <CommandProblem command={agree} />
      {hint !== "" && <p className={text.quiet}>{hint}</p>}
      <Group gap="sm">
        <Button loading={agree.busy} onClick={() => void agree.submit({ command: yes }, { revision })}>
          {t(`undertakings:do.${yes}`)}
        </Button>
        <Button variant="default" onClick={() => setRefusing(true)}>
          {noDots}
        </Button>
      </Group>
      {refusing && <StepDialog {...props} step={no} onClose={() => setRefusing(false)} />}
    </Panel>
  );
}

type ButtonStep = DialogStep | "recall";

/** Steps of one part, each behind its button; those that are not to be taken now are left out. */
function ButtonsPanel({ title, steps, ...props }: StepsProps & { title: string; steps: readonly (readonly [ButtonStep, string])[] }) {
  const { t } = useTranslation();
  const { id, revision, may } = props.undertaking;
  const [step, setStep] = useState<DialogStep | null>(null);
  const recall = useCommand<UndertakingCommand>({ method: "POST", path: `/undertakings/${id}/steps`, onDone: () => showDone(t("undertakings:done.recall")) });
  return (
    <Panel title={title}>
      <CommandProblem command={recall} />
      <Group gap="sm">
        {steps.map(([name, label], index) =>
          may.includes(name) ? (
            <Button
              key={name}
              variant={index === 0 && name === "finish" ? "filled" : "default"}
              loading={name === "recall" && recall.busy}
              onClick={() => (name === "recall" ? void recall.submit({ command: "recall" }, { revision }) : setStep(name))}
            >
              {label}
            </Button>
          ) : null,
        )}
      </Group>
      {step !== null && <StepDialog {...props} step={step} onClose={() => setStep(null)} />}
    </Panel>
  );
}

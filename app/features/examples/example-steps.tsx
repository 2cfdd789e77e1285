import { Button, Group } from "@mantine/core";
import { Link, useNavigate } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExampleCommand, ExampleStep, ExampleView } from "../../contracts/examples.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatList } from "../../i18n/formats.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import text from "../../shell/kit/text.module.css";

/** Steps that are taken by one press, and those that say why. */
type PlainStep = "send" | "recall" | "agree" | "reopen";
type ReasonedStep = "refuse" | "take_back" | "withdraw";

const plainSteps: readonly ExampleStep[] = ["send", "recall", "reopen"] satisfies PlainStep[];

/** What the reader can do now: a unit's word before what its writers do. */
export function ExampleSteps({ example }: { example: ExampleView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<ReasonedStep | null>(null);
  const { id, may, revision, units, state } = example;
  const take = useCommand<ExampleCommand, ExampleView>({
    method: "POST",
    path: `/examples/${id}/steps`,
    onDone: (after) => showDone(t(`examples:done.${after.state}`)),
  });
  const press = (command: PlainStep) => void take.submit({ command }, { revision });
  const has = (step: ExampleStep) => may.includes(step);
  const own = units.filter(({ mine }) => mine).map(({ organization }) => organization.name);
  const writes = has("edit") || has("withdraw") || has("reopen");
  return (
    <>
      {has("agree") && (
        <Panel title={t("examples:do.askedTitle", { units: formatList(t, own) })} edge="brand">
          <CommandProblem command={take} />
          <p className={text.quiet}>{t("examples:do.askedHint")}</p>
          <Group gap="sm">
            <Button loading={take.busy} onClick={() => press("agree")}>
              {t("examples:do.agree")}
            </Button>
            <Button variant="default" onClick={() => setAsked("refuse")}>
              {t("examples:do.refuseDots")}
            </Button>
          </Group>
        </Panel>
      )}
      {writes && (
        <Panel title={t(`examples:do.writerTitle.${state}`)}>
          {!has("agree") && <CommandProblem command={take} />}
          <Group gap="sm">
            {plainSteps.filter(has).map((step) => (
              <Button key={step} variant={step === "send" ? "filled" : "default"} loading={take.busy} onClick={() => press(step as PlainStep)}>
                {t(`examples:do.${step}`)}
              </Button>
            ))}
            {has("edit") && (
              <Button component={Link} to={`/examples/${id}/edit`} variant="default">
                {t("examples:edit")}
              </Button>
            )}
            {has("withdraw") && (
              <Button variant="subtle" color="gray" onClick={() => setAsked("withdraw")}>
                {t("examples:do.withdrawDots")}
              </Button>
            )}
          </Group>
        </Panel>
      )}
      {has("take_back") && (
        <Group>
          <Button variant="subtle" color="gray" onClick={() => setAsked("take_back")}>
            {t("examples:do.takeBackDots")}
          </Button>
        </Group>
      )}
      {asked && <Reasoned example={example} step={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** What says why. A unit that does not agree may not open the case any more, unless it also writes it. */
function Reasoned({ example: { id, revision, may }, step, onClose }: { example: ExampleView; step: ReasonedStep; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const stays = may.includes("withdraw");
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t(`examples:do.${step}`)}
      effect={t(`examples:do.${step}Effect`)}
      label={t("examples:field.reason")}
      maxLength={300}
      send={t(`examples:do.${step}`)}
      {...(step === "withdraw" && { color: "red" })}
      keptAs={`example:${id}:${step}`}
      revalidate={stays}
      request={(reason) => ({ path: `/examples/${id}/steps`, body: { command: step, reason }, revision })}
      onDone={() => {
        showDone(t(`examples:done.${step}`));
        if (!stays) void navigate("/examples");
      }}
    />
  );
}

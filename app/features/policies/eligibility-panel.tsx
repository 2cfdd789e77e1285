import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { EligibilityView } from "../../contracts/policies.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatList } from "../../i18n/formats.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ConditionMarks } from "../conditions/condition-marks.tsx";
import { useAsk } from "../conditions/use-ask.ts";
import classes from "./policies.module.css";

/** How my firm stands to each condition, one question at a time for what the hub does not know, and what is missing. */
export function EligibilityPanel({ eligibility }: { eligibility: EligibilityView }) {
  const { t } = useTranslation();
  const { ask } = useAsk();
  const { listing, organization, question, verdict, missing } = eligibility;
  const answer = useCommand<{ organization: string; condition: number; answer: boolean | null }, EligibilityView>({
    method: "POST",
    path: `/listings/${listing.id}/eligibility`,
  });
  const say = (condition: number, met: boolean | null) => void answer.submit({ organization: organization.id, condition, answer: met });
  return (
    <Panel title={t("policies:eligibility", { name: organization.name })} {...(verdict === "pass" && { edge: "good" })}>
      <CommandProblem command={answer} />
      <p className={classes.verdict} data-verdict={verdict} role="status">
        {verdict === "fail" ? t("policies:verdict.fail", { missing: formatList(t, missing) }) : t(`policies:verdict.${verdict}`)}
      </p>
      <ConditionMarks stand={eligibility} busy={answer.busy} onTakeBack={(index) => say(index, null)} />
      {question && (
        <div className={classes.question}>
          <strong>{ask(organization, question.text)}</strong>
          <Group gap="sm">
            <Button variant="default" loading={answer.busy} onClick={() => say(question.index, true)}>
              {t("policies:yes")}
            </Button>
            <Button variant="default" disabled={answer.busy} onClick={() => say(question.index, false)}>
              {t("policies:no")}
            </Button>
          </Group>
        </div>
      )}
    </Panel>
  );
}

import { Button, Group } from "@mantine/core";
import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { EligibilityView, Verdict } from "../../contracts/policies.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatList } from "../../i18n/formats.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import classes from "./policies.module.css";

const icons = { pass: IconCheck, fail: IconX, unknown: IconQuestionMark };

/** How my firm stands to each condition, one question at a time for what the hub does not know, and what is missing. */
export function EligibilityPanel({ eligibility }: { eligibility: EligibilityView }) {
  const { t } = useTranslation();
  const { policy, organization, conditions, question, verdict, missing } = eligibility;
  const answer = useCommand<{ organization: string; condition: number; answer: boolean | null }, EligibilityView>({
    method: "POST",
    path: `/policies/${policy.id}/eligibility`,
  });
  const say = (condition: number, met: boolean | null) => void answer.submit({ organization: organization.id, condition, answer: met });
  return (
    <Panel title={t("policies:eligibility", { name: organization.name })} {...(verdict === "pass" && { edge: "good" })}>
      <CommandProblem command={answer} />
      <p className={classes.verdict} data-verdict={verdict} role="status">
        {verdict === "fail" ? t("policies:verdict.fail", { missing: formatList(t, missing) }) : t(`policies:verdict.${verdict}`)}
      </p>
      <ul className={classes.conditions}>
        {conditions.map(({ index, text, verdict: one, answered }) => (
          <li key={index} data-verdict={one}>
            <Mark verdict={one} />
            <span>{text}</span>
            {answered && (
              <Button variant="subtle" size="compact-xs" color="gray" disabled={answer.busy} onClick={() => say(index, null)}>
                {t("policies:takeBack")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {question && (
        <div className={classes.question}>
          <strong>{t("policies:ask", { condition: question.text })}</strong>
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

function Mark({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const Icon = icons[verdict];
  return <Icon size={18} role="img" aria-label={t(`policies:mark.${verdict}`)} className={classes.mark} />;
}

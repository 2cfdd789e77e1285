/**
 * Policies whose conditions a firm meets or may meet: what it brings, how far it is, the next question with its two
 * answers, and the way to apply or to set it aside.
 *
 *   <SuggestedPolicies suggestions={…} title={t("policies:suggested.title")} />
 */
import { Button, Group } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconCheck, IconQuestionMark } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { PolicySuggestionView } from "../../contracts/policy-suggestions.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatDay } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showUndo } from "../../shell/kit/show-undo.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import text from "../../shell/kit/text.module.css";
import { useAsk } from "../conditions/use-ask.ts";
import classes from "./suggested-policies.module.css";

export function SuggestedPolicies({ suggestions, title }: { suggestions: readonly PolicySuggestionView[]; title: string }) {
  if (suggestions.length === 0) return null;
  return (
    <Panel title={title} flush>
      <ul className={classes.list}>
        {suggestions.map((suggestion) => (
          <SuggestedPolicy key={suggestion.id} suggestion={suggestion} />
        ))}
      </ul>
    </Panel>
  );
}

function SuggestedPolicy({ suggestion }: { suggestion: PolicySuggestionView }) {
  const { t } = useTranslation();
  const { ask } = useAsk();
  const today = useToday();
  const { id, policy, organization, verdict, conditions, question, claim, may } = suggestion;
  const answer = useCommand<{ organization: string; condition: number; answer: boolean }>({ method: "POST", path: `/policies/${policy.id}/eligibility` });
  const restore = useCommand({ method: "POST", path: `/policy-suggestions/${id}/restore` });
  const dismiss = useCommand<object>({
    method: "POST",
    path: `/policy-suggestions/${id}/dismiss`,
    onDone: () =>
      showUndo({
        message: t("policies:suggested.dismissed", { title: policy.title }),
        undoLabel: t("policies:suggested.undo"),
        onUndo: () => void restore.submit(),
      }),
  });
  const open = conditions.filter((condition) => condition.verdict === "unknown").length;
  const passed = conditions.length - open;
  // One that was refused or taken back may be made again.
  const asked = claim === "declined" || claim === "withdrawn" ? null : claim;
  const say = (condition: number, met: boolean) => void answer.submit({ organization: organization.id, condition, answer: met });
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <Link to={`/policies/${policy.id}`} className={classes.title}>
          {policy.title}
        </Link>
        {asked ? (
          <ToneBadge tone="info">{t(`policies:state.${asked}`)}</ToneBadge>
        ) : verdict === "pass" ? (
          <ToneBadge tone="good" icon={IconCheck}>
            {t("policies:suggested.pass")}
          </ToneBadge>
        ) : (
          <ToneBadge tone="soon" icon={IconQuestionMark}>
            {t("policies:suggested.unknown", { count: open })}
          </ToneBadge>
        )}
      </div>
      <p className={classes.benefit}>{suggestion.benefit}</p>
      <p className={text.quiet}>
        {t("policies:suggested.passCount", { passed, all: conditions.length })}
        {suggestion.validUntil && (
          <>
            {" · "}
            {t("policies:suggested.until", { day: formatDay(t, suggestion.validUntil, { today }) })}
          </>
        )}
      </p>
      <CommandProblem command={answer} />
      <CommandProblem command={dismiss} />
      {may.answer && question && (
        <div className={classes.question}>
          <span>{ask(organization, question.text)}</span>
          <Group gap="xs">
            <Button size="xs" variant="default" loading={answer.busy} onClick={() => say(question.index, true)}>
              {t("policies:yes")}
            </Button>
            <Button size="xs" variant="default" disabled={answer.busy} onClick={() => say(question.index, false)}>
              {t("policies:no")}
            </Button>
          </Group>
        </div>
      )}
      <Group gap="xs">
        {verdict === "pass" && (
          <Button component={Link} to={`/policies/${policy.id}`} size="xs" variant="light">
            {t(asked ? "policies:suggested.seeClaim" : "policies:suggested.see")}
          </Button>
        )}
        {may.answer && (
          <Button size="compact-sm" variant="subtle" color="gray" loading={dismiss.busy} onClick={() => void dismiss.submit({}, { revision: suggestion.revision })}>
            {t("policies:suggested.dismiss")}
          </Button>
        )}
      </Group>
    </li>
  );
}

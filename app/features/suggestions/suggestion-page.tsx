import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { SuggestionView } from "../../contracts/suggestions.ts";
import { Day, Moment } from "../../shell/kit/day.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import classes from "../actions/actions.module.css";
import { SuggestionBadge } from "./suggestion-badge.tsx";
import { SuggestionSteps } from "./suggestion-steps.tsx";

/** A suggestion with who has it, what was done, and what the reader can do now. */
export function SuggestionPage({ suggestion, units }: { suggestion: SuggestionView; units: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.stack}>
      <PageHeader
        title={t("suggestions:number", { number: suggestion.number })}
        trail={[{ label: t("suggestions:title"), href: "/suggestions" }]}
        badge={<SuggestionBadge suggestion={suggestion} />}
        aside={t(`suggestions:topic.${suggestion.topic}`)}
      />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Panel>
            <p className={classes.quote}>{suggestion.text}</p>
            <Facts suggestion={suggestion} />
            {suggestion.delay && <p className={classes.objection}>{t("suggestions:delayed", { reason: suggestion.delay.reason })}</p>}
          </Panel>
          <SuggestionSteps suggestion={suggestion} units={units} />
        </div>
        <Panel title={t("suggestions:log")}>
          <ol className={classes.log}>
            {suggestion.log.toReversed().map((entry) => (
              <li key={entry.id}>
                <span className={classes.logHead}>
                  <strong>{t(`suggestions:entry.${entry.kind}`)}</strong> {entry.name} <Moment at={entry.at} />
                </span>
                {entry.text !== "" && <p>{entry.text}</p>}
              </li>
            ))}
          </ol>
        </Panel>
      </div>
    </div>
  );
}

function Facts({ suggestion }: { suggestion: SuggestionView }) {
  const { t } = useTranslation();
  const { proposer, meeting, unit, due, confirmUntil, delay } = suggestion;
  return (
    <dl className={classes.list}>
      <dt>{t("suggestions:field.proposer")}</dt>
      <dd>
        {proposer === null ? t("suggestions:anonymous") : [proposer.name, proposer.organization?.name].filter((name, index, all) => name && all.indexOf(name) === index).join(" · ")}
        {proposer?.typedBy && ` ${t("suggestions:typedBy", { name: proposer.typedBy })}`}
        {proposer !== null && suggestion.anonymous && ` ${t("suggestions:anonymousToOthers")}`}
      </dd>
      <dt>{t("suggestions:field.unit")}</dt>
      <dd>{unit?.name ?? t("suggestions:noUnit")}</dd>
      {due !== null && (
        <>
          <dt>{t(delay ? "suggestions:field.next" : "suggestions:field.due")}</dt>
          <dd>
            <Day value={due} weekday /> {suggestion.state === "assigned" && <TimeLeft until={due} />}
          </dd>
        </>
      )}
      {confirmUntil !== null && suggestion.state === "solved" && (
        <>
          <dt>{t("suggestions:field.confirmUntil")}</dt>
          <dd>
            <Moment at={confirmUntil} />
          </dd>
        </>
      )}
      {meeting !== null && (
        <>
          <dt>{t("suggestions:field.source")}</dt>
          <dd>
            <Anchor component={Link} to={`/meetings/${meeting.id}`} size="sm">
              {meeting.title}
            </Anchor>{" "}
            {meeting.item}
          </dd>
        </>
      )}
    </dl>
  );
}

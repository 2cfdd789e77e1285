/** 撮合: suggestions to answer first, then those that wait for others, then cooperations by stage. */
import { Anchor, Button, Stack } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconHeartHandshake, IconInbox } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CooperationState, CooperationSummary } from "../../contracts/cooperations.ts";
import type { MatchView } from "../../contracts/matches.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { StateBadge, type StateName } from "../../shell/kit/state-badge.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { AnswerButtons } from "./answer-buttons.tsx";
import classes from "./matches.module.css";

/** The badge that stands for the state of a cooperation. */
export const badgeOfCooperation: Record<CooperationState, StateName> = {
  contact: "talking",
  agreed: "agreed",
  delivering: "delivering",
  delivered: "delivered",
  confirmed: "confirmed",
  broken: "broken",
};

export interface MatchingPageProps {
  waiting: MatchView[];
  inAnswer: MatchView[];
  cooperations: CooperationSummary[];
}

export function MatchingPage({ waiting, inAnswer, cooperations }: MatchingPageProps) {
  const { t } = useTranslation();
  const me = useMe();
  const updates = useLiveRevalidate(me.streams, { types: ["match.", "cooperation."], hold: waiting.length > 0 });
  const keepsAlliance = me.seats.some(({ role }) => role === "secretary" || role === "officer" || role === "chair" || role === "administrator");
  return (
    <>
      <PageHeader
        title={t("shell:nav.matching")}
        actions={
          <>
            {updates.pending > 0 && (
              <Button variant="light" onClick={updates.show}>
                {t("matches:page.updates", { count: updates.pending })}
              </Button>
            )}
            {keepsAlliance && (
              <Button component={Link} to="/plan" variant="default">
                {t("matches:page.plan")}
              </Button>
            )}
          </>
        }
      />
      <Stack gap="md">
        <Panel title={t("matches:page.waiting")} flush>
          {waiting.length === 0 ? (
            <EmptyState icon={IconInbox} title={t("matches:page.waitingNone")} hint={t("matches:page.waitingNoneHint")} />
          ) : (
            <ul className={classes.rows}>
              {waiting.map((match) => (
                <MatchLine key={match.id} match={match} />
              ))}
            </ul>
          )}
        </Panel>
        {inAnswer.length > 0 && (
          <Panel title={t("matches:page.inAnswer")} flush>
            <ul className={classes.rows}>
              {inAnswer.map((match) => (
                <MatchLine key={match.id} match={match} />
              ))}
            </ul>
          </Panel>
        )}
        <Panel title={t("matches:page.cooperations")} flush>
          {cooperations.length === 0 ? (
            <EmptyState icon={IconHeartHandshake} title={t("matches:page.cooperationsNone")} hint={t("matches:page.cooperationsNoneHint")} />
          ) : (
            <ul className={classes.rows}>
              {cooperations.map((cooperation) => (
                <CooperationLine key={cooperation.id} cooperation={cooperation} />
              ))}
            </ul>
          )}
        </Panel>
      </Stack>
    </>
  );
}

/** A suggestion as one line: who could do what for whom, until when to answer, and the buttons. */
export function MatchLine({ match }: { match: MatchView }) {
  const { t } = useTranslation();
  const suppliers = match.parts.map((part) => [part.resource.owner.name, part.quantity && formatQuantity(t, part.quantity)].filter(Boolean).join(" "));
  return (
    <li className={classes.line}>
      <div className={classes.lineWords}>
        <p>
          <strong>{match.need.owner.name}</strong>{" "}
          <Anchor component={Link} to={`/listings/${match.need.id}`} inherit c="inherit">
            {match.need.title}
          </Anchor>
        </p>
        <p className={classes.quiet}>
          ← {suppliers.join(" + ")} · {match.score} {t("matches:scoreUnit")}
          {match.answers.filter(({ state }) => state === "accepted").map(({ organization }) => ` · ${t("matches:answer.accepted", { name: organization.name })}`)}
        </p>
      </div>
      <TimeLeft until={match.answerBy} />
      <AnswerButtons match={{ ...match, parts: match.parts.length }} compact />
    </li>
  );
}

function CooperationLine({ cooperation }: { cooperation: CooperationSummary }) {
  const { t } = useTranslation();
  return (
    <li className={classes.line}>
      <StateBadge state={badgeOfCooperation[cooperation.state]} />
      <div className={classes.lineWords}>
        <p>
          <Anchor component={Link} to={`/cooperations/${cooperation.id}`}>
            {cooperation.need.title}
          </Anchor>
        </p>
        <p className={classes.quiet}>{cooperation.parties.map(({ name }) => name).join(" · ")}</p>
      </div>
      {cooperation.delivered && cooperation.committed && (
        <span>
          {formatQuantity(t, cooperation.delivered)} / {formatQuantity(t, cooperation.committed)}
        </span>
      )}
      {cooperation.due && cooperation.state !== "confirmed" && cooperation.state !== "broken" && <TimeLeft until={cooperation.due} />}
    </li>
  );
}

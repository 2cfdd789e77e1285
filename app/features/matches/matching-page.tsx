/** 撮合: suggestions to answer first, then those that wait for others, then cooperations by stage. */
import { Anchor, Button, Stack } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconHeartHandshake, IconInbox } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CooperationSummary } from "../../contracts/cooperations.ts";
import type { MatchView } from "../../contracts/matches.ts";
import { formatQuantity } from "../../i18n/formats.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Money } from "../../shell/kit/money.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { StateBadge } from "../../shell/kit/state-badge.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { useMe, useOversees } from "../../shell/shell-data.ts";
import text from "../../shell/kit/text.module.css";
import { badgeOfCooperation } from "../cooperations/badge-of-cooperation.ts";
import { CooperationFilter, isFiltered, type CooperationRows } from "../cooperations/cooperation-filter.tsx";
import { AnswerButtons } from "./answer-buttons.tsx";
import classes from "./matches.module.css";
import { meetsPart } from "./meets-part.ts";
import { suppliersToAccept } from "./suppliers-to-accept.ts";

/** Suggestions shown before somebody asks for all of them. */
const FIRST = 8;

export interface MatchingPageProps {
  /** Which cooperations are shown; all where it is empty. */
  rows: CooperationRows;
  waiting: MatchView[];
  inAnswer: MatchView[];
  cooperations: CooperationSummary[];
}

export function MatchingPage({ rows, waiting, inAnswer, cooperations }: MatchingPageProps) {
  const { t } = useTranslation();
  const me = useMe();
  const updates = useLiveRevalidate(me.streams, { types: ["match.", "cooperation."], hold: waiting.length > 0 });
  const speaksForFirm = me.seats.some(({ role }) => role === "liaison" || role === "service");
  const oversees = useOversees();
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
            {oversees && (
              <Button component={Link} to="/plan" variant="default">
                {t("matches:page.plan")}
              </Button>
            )}
          </>
        }
      />
      <Stack gap="md">
        {(waiting.length > 0 || speaksForFirm) && (
          <Panel title={t("matches:page.waiting")} flush>
            {waiting.length === 0 ? (
              <EmptyState icon={IconInbox} title={t("matches:page.waitingNone")} hint={t("matches:page.waitingNoneHint")} />
            ) : (
              <MatchLines matches={waiting} />
            )}
          </Panel>
        )}
        {inAnswer.length > 0 && speaksForFirm && (
          <Panel title={t("matches:page.inAnswer")} flush>
            <MatchLines matches={inAnswer} folded />
          </Panel>
        )}
        <Panel title={t("matches:page.cooperations")} action={<CooperationFilter rows={rows} />} flush>
          {cooperations.length === 0 ? (
            <EmptyState icon={IconHeartHandshake} title={t(isFiltered(rows) ? "matches:page.cooperationsNoneHere" : "matches:page.cooperationsNone")} hint={t(isFiltered(rows) ? "matches:page.cooperationsNoneHereHint" : "matches:page.cooperationsNoneHint")} />
          ) : (
            <ul className={classes.rows}>
              {cooperations.map((cooperation) => (
                <CooperationLine key={cooperation.id} cooperation={cooperation} />
              ))}
            </ul>
          )}
        </Panel>
        {inAnswer.length > 0 && !speaksForFirm && (
          <Panel title={t("matches:page.beingAnswered")} flush>
            <MatchLines matches={inAnswer} folded />
          </Panel>
        )}
      </Stack>
    </>
  );
}

/**
 * Suggestions in a list, several for one need under its heading; those that wait for others begin `folded` to the first
 * ones.
 */
function MatchLines({ matches, folded = false }: { matches: MatchView[]; folded?: boolean }) {
  const { t } = useTranslation();
  const [all, showAll] = useState(!folded);
  return (
    <>
      <ul className={classes.rows}>
        {groupByNeed(all ? matches : matches.slice(0, FIRST)).map(([first, ...others]) =>
          others.length === 0 ? (
            <MatchLine key={first.id} match={first} />
          ) : (
            <li key={first.need.id}>
              <div className={classes.needOfLines}>
                <NeedWords match={first} />
              </div>
              <ul className={classes.rows}>
                {[first, ...others].map((match) => (
                  <MatchLine key={match.id} match={match} under />
                ))}
              </ul>
            </li>
          ),
        )}
      </ul>
      {!all && matches.length > FIRST && (
        <Button variant="subtle" fullWidth radius={0} onClick={() => showAll(true)}>
          {t("matches:page.all", { count: matches.length })}
        </Button>
      )}
    </>
  );
}

/** Suggestions by need, in the order in which the needs come; in each, what meets all of it before what meets a part. Pure. */
function groupByNeed(matches: readonly MatchView[]): [MatchView, ...MatchView[]][] {
  const groups = new Map<string, [MatchView, ...MatchView[]]>();
  for (const match of matches) {
    const group = groups.get(match.need.id);
    if (group) group.push(match);
    else groups.set(match.need.id, [match]);
  }
  for (const group of groups.values()) group.sort((a, b) => Number(meetsPart(a)) - Number(meetsPart(b)) || b.score - a.score);
  return [...groups.values()];
}

/** A suggestion as one line: who could do what for whom, until when to answer, and the buttons. `under`: its need stands above. */
function MatchLine({ match, under = false }: { match: MatchView; under?: boolean }) {
  const { t } = useTranslation();
  const suppliers = match.parts.map((part) => [part.resource.owner.name, part.quantity && formatQuantity(t, part.quantity)].filter(Boolean).join(" "));
  return (
    <li className={classes.line}>
      <div className={classes.lineWords}>
        {!under && <NeedWords match={match} />}
        <p className={text.quiet}>
          ← {suppliers.join(" + ")} · {match.score} {t("matches:scoreUnit")}
          {match.answers.filter(({ state }) => state === "accepted").map(({ organization }) => ` · ${t("matches:answer.accepted", { name: organization.name })}`)}{" "}
          {meetsPart(match) && <ToneBadge tone="soon">{t("matches:part")}</ToneBadge>}
        </p>
      </div>
      <TimeLeft until={match.answerBy} />
      <AnswerButtons match={{ ...match, suppliers: suppliersToAccept(match) }} compact />
    </li>
  );
}

function NeedWords({ match: { need } }: { match: MatchView }) {
  return (
    <p>
      <strong>{need.owner.name}</strong>{" "}
      <Anchor component={Link} to={`/listings/${need.id}`} inherit c="inherit">
        {need.title}
      </Anchor>
    </p>
  );
}

function CooperationLine({ cooperation }: { cooperation: CooperationSummary }) {
  const { t } = useTranslation();
  return (
    <li className={classes.line}>
      <span className={classes.stage}>
        <StateBadge state={badgeOfCooperation[cooperation.state]} />
      </span>
      <div className={classes.lineWords}>
        <p>
          <Anchor component={Link} to={`/cooperations/${cooperation.id}`}>
            {cooperation.need.title}
          </Anchor>
        </p>
        <p className={text.quiet}>{cooperation.parties.map(({ name }) => name).join(" · ")}</p>
      </div>
      <CooperationValue cooperation={cooperation} />
      {cooperation.delivered && cooperation.committed && (
        <span>
          {formatQuantity(t, cooperation.delivered)} / {formatQuantity(t, cooperation.committed)}
        </span>
      )}
      {cooperation.due && !["delivered", "confirmed", "broken"].includes(cooperation.state) && <TimeLeft until={cooperation.due} />}
    </li>
  );
}

/** What it was worth, and whether that is one side's word or confirmed by all. */
function CooperationValue({ cooperation: { confirmedValue, statedValue } }: { cooperation: CooperationSummary }) {
  const { t } = useTranslation();
  const value = confirmedValue ?? statedValue;
  if (!value) return null;
  return (
    <span className={text.quiet}>
      {t(confirmedValue ? "cooperations:confirmedValue" : "cooperations:statedValue")} <Money fen={value.amount} />
    </span>
  );
}

/**
 * 工作台: what waits for me as one list by due time; beside it today's meeting, my promises, what is new. What is
 * pushed while the list is on the screen waits behind a button, so that nothing moves under the finger.
 */
import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconMoodSmile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { PolicySuggestionView } from "../../contracts/policy-suggestions.ts";
import type { WorkView } from "../../contracts/work.ts";
import { formatList, formatQuantity } from "../../i18n/formats.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { AmountBar } from "../../shell/kit/amount-bar.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { LiveDot } from "../../shell/kit/live-dot.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { seatInForce, useMe } from "../../shell/shell-data.ts";
import text from "../../shell/kit/text.module.css";
import { AlliancePulsePanel } from "./alliance-pulse.tsx";
import { SuggestedPolicies } from "../policies/suggested-policies.tsx";
import { WorkLine } from "./work-line.tsx";
import classes from "./work.module.css";

const EVENTS = ["match.", "cooperation.", "listing.", "action.", "case.", "suggestion.", "undertaking.", "urgent.", "example.", "consultation.", "referral.", "policy.", "meeting.", "presence.", "resolution."];

export interface DeskPageProps {
  work: WorkView;
  /** Policies kept for the organization of the seat in force. */
  policies: readonly PolicySuggestionView[];
}

export function DeskPage({ work, policies }: DeskPageProps) {
  const { t } = useTranslation();
  const me = useMe();
  const role = seatInForce(me)?.role;
  const publishes = role === "liaison" || role === "chair" || role === "service";
  const updates = useLiveRevalidate(me.streams, { types: EVENTS, hold: work.items.length > 0 });
  const [first] = work.items;
  return (
    <>
      <PageHeader
        title={work.items.length > 0 ? t("work:waiting", { count: work.items.length }) : t("shell:nav.desk")}
        aside={
          first?.due && (
            <>
              {t("work:nearest")} <TimeLeft until={first.due} plain />
            </>
          )
        }
        actions={
          <>
            {updates.pending > 0 && (
              <Button variant="light" onClick={updates.show}>
                {t("matches:page.updates", { count: updates.pending })}
              </Button>
            )}
            {publishes && (
              <>
                <Button component={Link} to="/publish?kind=need">
                  {t("work:publishNeed")}
                </Button>
                <Button component={Link} to="/publish?kind=resource" variant="default">
                  {t("work:publishResource")}
                </Button>
              </>
            )}
            {role === "secretary" && (
              <Button component={Link} to="/meetings/new">
                {t("work:plan")}
              </Button>
            )}
          </>
        }
      />
      <div className={classes.grid}>
        <div className={classes.main}>
          <Panel flush>
            {work.items.length === 0 ? (
              <EmptyState icon={IconMoodSmile} title={t("work:nothing")} hint={t(publishes ? "work:nothingHint" : "work:keeperHint")} />
            ) : (
              <ul className={`${classes.rows} ${classes.lines}`}>
                {work.items.map((item, index) => (
                  <WorkLine key={item.id} item={item} first={index === 0} />
                ))}
              </ul>
            )}
          </Panel>
          <AlliancePulsePanel alliances={work.alliances} />
        </div>
        <div className={classes.side}>
          <Meetings meetings={work.meetings} />
          <Promises promises={work.promises} />
          <Unclaimed policies={work.unclaimed} />
          <SuggestedPolicies suggestions={policies} title={t("policies:suggested.title")} />
          <Latest latest={work.latest} />
        </div>
      </div>
    </>
  );
}

function Meetings({ meetings }: { meetings: WorkView["meetings"] }) {
  const { t } = useTranslation();
  const [next] = meetings;
  if (!next) {
    return (
      <Panel title={t("work:meetings")}>
        <span className={text.quiet}>{t("work:noMeeting")}</span>
      </Panel>
    );
  }
  const live = next.state === "open";
  return (
    <Panel edge={live ? "brand" : undefined} title={live ? t("work:meetingNow") : t("work:meetings")} action={live ? <LiveDot /> : undefined}>
      <div className={classes.stack}>
        <div>
          <strong>{next.title}</strong>
          <div className={text.quiet}>
            <Moment at={next.startsAt} />
            {live && ` · ${t("work:present", { present: next.present, units: next.units })}`}
            <br />
            {next.alliance.name}
          </div>
          {next.entrusted.length > 0 && <div>{t("work:entrusted", { units: formatList(t, next.entrusted) })}</div>}
        </div>
        <Button component={Link} to={live ? `/meetings/${next.id}/live` : `/meetings/${next.id}`} variant={live ? "filled" : "default"} fullWidth>
          {t(live ? "work:enter" : "work:prepare")}
        </Button>
      </div>
    </Panel>
  );
}

function Promises({ promises }: { promises: WorkView["promises"] }) {
  const { t } = useTranslation();
  if (promises.length === 0) return null;
  return (
    <Panel title={t("work:promises")}>
      <div className={classes.stack}>
        {promises.map(({ cooperation, resource, receiver, delivered, promised }) => (
          <Link key={`${cooperation}${resource}`} to={`/cooperations/${cooperation}`}>
            <AmountBar
              label={t("work:promiseTo", { resource, receiver })}
              value={Number(delivered.value)}
              of={Number(promised.value)}
              text={t("format:ofWhole", { part: delivered.value, whole: formatQuantity(t, promised) })}
            />
          </Link>
        ))}
      </div>
    </Panel>
  );
}

function Unclaimed({ policies }: { policies: WorkView["unclaimed"] }) {
  const { t } = useTranslation();
  if (policies.length === 0) return null;
  return (
    <Panel title={t("work:unclaimed")} flush>
      <ul className={classes.rows}>
        {policies.map(({ id, owner, title, at }) => (
          <li key={id} className={classes.latest}>
            <Link to={`/policies/${id}`}>{t("work:latestLine", { owner, title })}</Link>
            <span className={text.quiet}>
              <Moment at={at} ago />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Latest({ latest }: { latest: WorkView["latest"] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("work:latest")} flush>
      {latest.length === 0 ? (
        <div className={classes.latest}>{t("work:latestNone")}</div>
      ) : (
        <ul className={classes.rows}>
          {latest.map(({ id, kind, owner, title, at }) => (
            <li key={id} className={classes.latest}>
              <Link to={kind === "policy" ? `/policies/${id}` : `/listings/${id}`}>{t("work:latestLine", { owner, title })}</Link>
              <span className={text.quiet}>
                <Moment at={at} ago />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

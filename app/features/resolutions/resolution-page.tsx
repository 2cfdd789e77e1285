import { Anchor, Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconCalendarTime, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ResolutionPoll, ResolutionView } from "../../contracts/resolutions.ts";
import { formatResolution } from "../../i18n/formats.ts";
import { Columns } from "../../shell/kit/columns.tsx";
import { CopyButton } from "../../shell/kit/copy-button.tsx";
import { Day } from "../../shell/kit/day.tsx";
import { Fact, Facts } from "../../shell/kit/facts.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ConsentList } from "../meetings/consents/consent-list.tsx";
import { ConsentRule } from "../meetings/consents/consent-panel.tsx";
import { Outcome, PollBars } from "../meetings/live/poll-panel.tsx";
import { CorrectDialog } from "./correct-dialog.tsx";
import { ReviewsPanel, TasksPanel } from "./resolution-company.tsx";
import classes from "./resolutions.module.css";
import { Corrected, Internal } from "./resolutions-page.tsx";
import { ReviewDialog } from "./review-dialog.tsx";
import { VersionsPanel } from "./versions-panel.tsx";

/** A resolution as it is cited: its wording in force, what it was decided on, every version with its seal, what grew from it. */
export function ResolutionPage({ resolution }: { resolution: ResolutionView }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<"correct" | "review" | null>(null);
  const { alliance, poll, rights, versions } = resolution;
  const number = formatResolution(t, resolution);
  const close = () => setDialog(null);
  return (
    <>
      <PageHeader
        title={t("resolutions:one", { number })}
        trail={[
          { label: t("meetings:title"), href: "/meetings" },
          { label: t("resolutions:title"), href: "/resolutions" },
        ]}
        badge={
          <>
            {versions.length > 1 && <Corrected versions={versions.length} />}
            {resolution.internal && <Internal />}
          </>
        }
        aside={alliance.name}
        actions={
          <>
            {rights.review && (
              <Button variant="default" leftSection={<IconCalendarTime size={16} aria-hidden />} onClick={() => setDialog("review")}>
                {t(resolution.reviewOn === null ? "resolutions:review.set" : "resolutions:review.change")}
              </Button>
            )}
            {rights.correct && (
              <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setDialog("correct")}>
                {t("resolutions:correct.open")}
              </Button>
            )}
            <CopyButton value={t("resolutions:citation", { alliance: alliance.name, number })} variant="default">
              {t("resolutions:copyNumber")}
            </CopyButton>
          </>
        }
      />
      <Columns
        side={
          <>
            <TasksPanel tasks={resolution.tasks} />
            {resolution.reviews.length > 0 && <ReviewsPanel reviews={resolution.reviews} />}
          </>
        }
      >
        <Panel edge="brand">
          <p className={classes.text}>{resolution.text}</p>
          <ResolutionFacts resolution={resolution} />
        </Panel>
        {poll && <PollOfResolution poll={poll} />}
        {resolution.consent && (
          <Panel title={t("meetings:consent.title")}>
            <ConsentRule consent={resolution.consent} at={new Date(versions[0]!.at)} over />
            <ConsentList consent={resolution.consent} at={new Date(versions[0]!.at)} />
          </Panel>
        )}
        <VersionsPanel resolution={resolution} />
      </Columns>
      {dialog === "correct" && <CorrectDialog resolution={resolution} onClose={close} />}
      {dialog === "review" && <ReviewDialog resolution={resolution} onClose={close} />}
    </>
  );
}

function ResolutionFacts({ resolution }: { resolution: ResolutionView }) {
  const { t } = useTranslation();
  const { meeting, about, reviewOn } = resolution;
  return (
    <Facts>
      <Fact term={t("resolutions:field.meeting")}>
        <Anchor component={Link} to={`/meetings/${meeting.id}`} size="sm">
          {meeting.title}
        </Anchor>
      </Fact>
      <Fact term={t("resolutions:field.item")}>{resolution.title}</Fact>
      <Fact term={t("resolutions:field.day")}>
        <Day value={resolution.day} year weekday />
      </Fact>
      {about && (
        <Fact term={t("resolutions:field.about")}>
          <Anchor component={Link} to={`/resolutions/${about.id}`} size="sm">
            {formatResolution(t, about)}
          </Anchor>
        </Fact>
      )}
      {reviewOn !== null && (
        <Fact term={t("resolutions:field.reviewOn")}>
          <Day value={reviewOn} weekday /> <TimeLeft until={reviewOn} />
        </Fact>
      )}
    </Facts>
  );
}

function PollOfResolution({ poll }: { poll: ResolutionPoll }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("resolutions:poll")}>
      <div className={classes.poll}>
        <strong>{poll.question}</strong>
        <span className={classes.quiet}>
          {t("meetings:poll.rule", {
            secret: t(`meetings:poll.${poll.secret ? "secret" : "public"}`),
            vote: poll.weights ? t("meetings:weights.by", { rule: poll.weights.rule }) : t("meetings:poll.oneVote"),
            majority: t(`meetings:majority.${poll.majority}`),
            base: t(`meetings:base.${poll.base}`),
          })}
        </span>
        <PollBars tally={poll.tally} inWeights={poll.weights} total={poll.outcome.base} />
        <Outcome poll={poll} inWeights={poll.weights} />
        {poll.proxied > 0 && <span className={classes.quiet}>{t("meetings:proxy.counted", { count: poll.proxied })}</span>}
      </div>
    </Panel>
  );
}

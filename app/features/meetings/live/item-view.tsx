import { Anchor, Button } from "@mantine/core";
import { IconArrowRight, IconGavel, IconHeartHandshake, IconListCheck, IconMessagePlus, IconNote } from "@tabler/icons-react";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgendaItem, ItemResult } from "../../../contracts/agenda.ts";
import { formatResolution } from "../../../i18n/formats.ts";
import { Day } from "../../../shell/kit/day.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import { ConsentPanel } from "../consents/consent-panel.tsx";
import { ItemDialog } from "../prepare/item-dialog.tsx";
import { TriageNotes } from "../triage-notes.tsx";
import classes from "./item-view.module.css";
import { MatchPanel } from "./match-panel.tsx";
import { PollPanel } from "./poll-panel.tsx";
import type { LiveMeeting } from "./use-live-meeting.ts";

/** One item with all that belongs to it: papers, the match it is about, polls, results. */
export function ItemView({ live, item }: { live: LiveMeeting; item: AgendaItem }) {
  const { t } = useTranslation();
  const { meeting, send } = live;
  const [edits, setEdits] = useState(false);
  const polls = meeting.polls.filter((poll) => poll.item === item.id);
  const movable = meeting.rights.conduct && meeting.state === "open" && item.id !== meeting.currentItem;
  return (
    <article className={classes.item}>
      <div className={classes.itemHead}>
        <span className={classes.itemFacts}>
          {item.number > 0 && t("meetings:live.place", { number: item.number, total: meeting.agenda.filter((other) => !other.hidden).length })}
          <ToneBadge tone="brand">{t(`meetings:lane.${item.lane}`)}</ToneBadge>
          {item.presenter !== "" && <span>{t("meetings:presentedBy", { name: item.presenter })}</span>}
        </span>
        <h2 className={classes.itemTitle} tabIndex={-1}>{item.title}</h2>
        {item.text !== "" && <p className={classes.itemText}>{item.text}</p>}
        <SubjectLink item={item} prepares={meeting.rights.prepare} />
        <TriageNotes meeting={meeting} item={item} />
        {meeting.rights.conduct && meeting.state === "open" && (
          <Button variant="default" size="compact-sm" onClick={() => setEdits(true)}>
            {t("meetings:triage.change")}
          </Button>
        )}
        {edits && <ItemDialog meeting={meeting} item={item} onClose={() => setEdits(false)} />}
        {movable && (
          <Button rightSection={<IconArrowRight size={16} aria-hidden />} onClick={() => void send({ type: "move", itemId: item.id })}>
            {t("meetings:live.moveHere")}
          </Button>
        )}
      </div>
      {item.kind === "match" && item.subject !== null && <MatchPanel match={item.subject} sides={item.sides} units={meeting.rights.units} />}
      <ConsentPanel meeting={meeting} item={item} />
      {polls.map((poll) => (
        <PollPanel key={poll.id} live={live} poll={poll} />
      ))}
      {item.results.length > 0 && (
        <Panel title={t("meetings:results")} flush>
          <ul className={classes.results}>
            {item.results.map((result) => (
              <ResultLine key={result.id} result={result} />
            ))}
          </ul>
        </Panel>
      )}
    </article>
  );
}

const pathOf = { need: "/listings", policy: "/policies", action: "/actions", common_need: "/common-needs", plan: "/plans", resolution: "/resolutions", consultation: "/consultations/paragraphs", urgent: "/urgent" } as const;

/** Opens the record that an item is about. */
export function SubjectLink({ item, prepares }: { item: AgendaItem; prepares: boolean }) {
  const { t } = useTranslation();
  // A plan names what many firms get: it is for those who prepare, the others read the item's text.
  if (item.kind === "plan" && !prepares) return null;
  if (item.kind === "topic" || item.kind === "match" || item.subject === null) return null;
  return (
    <Anchor component={Link} to={`${pathOf[item.kind]}/${item.subject}`} size="sm">
      {t(`meetings:subject.${item.kind}`)}
    </Anchor>
  );
}

const resultIcons = { decision: IconGavel, note: IconNote, action: IconListCheck, match: IconHeartHandshake, suggestion: IconMessagePlus } as const;

/**
 * One line of what came of an item; a task or suggestion opens its own page, a task says who leads it and until when, a
 * decision of a closed meeting bears the number of its resolution.
 */
export function ResultLine({ result }: { result: ItemResult }) {
  const { t } = useTranslation();
  const { resolution } = result;
  const Icon = resultIcons[result.kind];
  return (
    <li className={classes.result}>
      <ToneBadge tone="neutral" icon={Icon}>
        {t(`meetings:result.${result.kind}`)}
      </ToneBadge>
      {resolution && (
        <Anchor component={Link} to={`/resolutions/${resolution.id}`} size="sm">
          {formatResolution(t, resolution)}
        </Anchor>
      )}
      {(result.kind === "action" || result.kind === "suggestion") && result.subject !== null ? (
        <Anchor component={Link} to={`/${result.kind}s/${result.subject}`} size="sm">
          {result.text}
        </Anchor>
      ) : (
        <span>{result.text}</span>
      )}
      {resolution?.corrected && (
        <Anchor component={Link} to={`/resolutions/${resolution.id}`} size="sm">
          {t("meetings:resolutionCorrected")}
        </Anchor>
      )}
      {result.task && (
        <span className={classes.task}>
          {t("actions:leadIs", { name: result.task.lead.name })} · {t("actions:field.due")} <Day value={result.task.due} />
        </span>
      )}
    </li>
  );
}

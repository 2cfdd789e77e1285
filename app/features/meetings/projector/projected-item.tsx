import { IconCheck, IconCircleDashed, IconHandStop } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AgendaItem } from "../../../contracts/agenda.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import classes from "./projector.module.css";
import { ProjectedPoll } from "./projected-poll.tsx";

const icons = { waiting: IconCircleDashed, accepted: IconCheck, declined: IconHandStop } as const;

/** What the room talks about: the title, then the newest poll, or else what the item says, who has agreed, and its results. */
export function ProjectedItem({ meeting, item }: { meeting: MeetingView; item: AgendaItem }) {
  const { t } = useTranslation();
  const poll = meeting.polls.findLast((candidate) => candidate.item === item.id);
  return (
    <>
      <h1 className={classes.title} data-long={item.title.length > 40 || undefined}>
        {item.title}
      </h1>
      {poll ? (
        <ProjectedPoll poll={poll} present={meeting.presence.present} />
      ) : (
        <>
          <p className={classes.lane}>{[t(`meetings:lane.${item.lane}`), item.presenter].filter(Boolean).join(" · ")}</p>
          {item.sides.length > 0 && (
            <ul className={classes.sides}>
              {item.sides.map(({ organization, answer }) => {
                const Icon = icons[answer];
                return (
                  <li key={organization.id} data-answer={answer}>
                    <Icon size="1em" aria-hidden /> {t(`meetings:side.${answer}`, { name: organization.name })}
                  </li>
                );
              })}
            </ul>
          )}
          {item.text !== "" && item.results.length === 0 && <p className={classes.text}>{item.text}</p>}
          {item.results.length > 0 && (
            <ul className={classes.results}>
              {item.results.slice(-3).map((result) => (
                <li key={result.id}>
                  <b>{t(`meetings:result.${result.kind}`)}</b> {result.text}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  );
}

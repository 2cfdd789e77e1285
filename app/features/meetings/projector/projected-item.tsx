import { IconCheck, IconCircleDashed, IconHandStop } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AgendaItem } from "../../../contracts/agenda.ts";
import { consentStateOf, isConsentSettled } from "../../../contracts/consent-state.ts";
import type { ConsentView } from "../../../contracts/consents.ts";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { useNow } from "../../../shell/clock.tsx";
import { consentWord } from "../consents/consent-word.ts";
import { unitsOfPoll } from "../proxies/units-of-poll.ts";
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
        <ProjectedPoll poll={poll} units={unitsOfPoll(meeting, poll.item)} />
      ) : (
        <>
          <p className={classes.lane}>{[t(`meetings:lane.${item.lane}`), item.presenter].filter(Boolean).join(" · ")}</p>
          {item.consent && <ProjectedConsents consent={item.consent} />}
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

/** How the consent of each unit stands, in words; their reasons stand on the phones. */
function ProjectedConsents({ consent }: { consent: ConsentView }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <>
      <p className={classes.lane}>{t("meetings:consent.title")}</p>
      <ul className={classes.sides} aria-label={t("meetings:consent.title")}>
        {consent.units.map(({ id, name }) => {
          const state = consentStateOf(consent, id, now);
          const settled = isConsentSettled(state, consent.silence);
          const Icon = icons[settled ? "accepted" : state === "waiting" ? "waiting" : "declined"];
          return (
            <li key={id} data-answer={settled ? "accepted" : "waiting"}>
              <Icon size="1em" aria-hidden /> {t("meetings:consent.projected", { name, state: t(consentWord(state, consent.silence)) })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

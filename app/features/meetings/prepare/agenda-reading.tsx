import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { EmptyState } from "../../../shell/kit/empty-state.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { ConsentPanel } from "../consents/consent-panel.tsx";
import { TriageNotes } from "../triage-notes.tsx";
import { ResultLine, SubjectLink } from "../live/item-view.tsx";
import classes from "./prepare.module.css";

/** The agenda for those who come, with what came of each item once there is something. */
export function AgendaReading({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation();
  return (
    <Panel flush title={t("meetings:agenda")}>
      {meeting.agenda.length === 0 && <EmptyState title={t("meetings:noItemsYet")} />}
      <ol className={classes.reading}>
        {meeting.agenda.map((item) => (
          <li key={item.id} className={classes.readingItem}>
            <span className={classes.number}>{item.number > 0 ? item.number : "–"}</span>
            <div className={classes.words}>
              <strong>{item.title}</strong>
              <span className={classes.facts}>
                {t("meetings:itemFacts", { lane: t(`meetings:lane.${item.lane}`), minutes: item.minutes })}
                {item.presenter !== "" && ` · ${item.presenter}`}
              </span>
              {item.text !== "" && <p className={classes.text}>{item.text}</p>}
              <SubjectLink item={item} prepares={meeting.rights.prepare} />
              <TriageNotes meeting={meeting} item={item} />
              {item.consent && <ConsentPanel meeting={meeting} item={item} />}
              {item.results.length > 0 && (
                <ul className={classes.results}>
                  {item.results.map((result) => (
                    <ResultLine key={result.id} result={result} />
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

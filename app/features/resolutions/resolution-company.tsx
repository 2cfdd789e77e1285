import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { ResolutionView } from "../../contracts/resolutions.ts";
import { formatResolution } from "../../i18n/formats.ts";
import { Day } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { ActionBadge } from "../actions/actions-list.tsx";
import classes from "./resolutions.module.css";

/** The tasks that grew from the same item, as far as the reader may see them. */
export function TasksPanel({ tasks }: { tasks: ResolutionView["tasks"] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("resolutions:tasks")}>
      {tasks.length === 0 && <p className={classes.nothing}>{t("resolutions:noTasks")}</p>}
      <ul className={classes.company}>
        {tasks.map((task) => (
          <li key={task.id}>
            <Anchor component={Link} to={`/actions/${task.id}`} size="sm">
              {task.title}
            </Anchor>
            <span className={classes.quiet}>
              <ActionBadge action={task} />
              <span>{t("actions:leadIs", { name: task.lead.name })}</span>
              <span>
                {t("actions:field.due")} <Day value={task.due} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The meetings that looked at it again, the newest first, with what they decided. */
export function ReviewsPanel({ reviews }: { reviews: ResolutionView["reviews"] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("resolutions:reviews")}>
      <ul className={classes.company}>
        {reviews.toReversed().map(({ meeting, day, due, resolutions }) => (
          <li key={meeting.id}>
            <Anchor component={Link} to={`/meetings/${meeting.id}`} size="sm">
              {meeting.title}
            </Anchor>
            <span className={classes.quiet}>
              <Day value={day} />
              {due !== null && (
                <span>
                  {t("resolutions:reviewWasOn")} <Day value={due} />
                </span>
              )}
              {resolutions.length > 0 && (
                <span>
                  {t("resolutions:newResolutions")}
                  {resolutions.map((each) => (
                    <Fragment key={each.id}>
                      {" "}
                      <Anchor component={Link} to={`/resolutions/${each.id}`} size="sm">
                        {formatResolution(t, each)}
                      </Anchor>
                    </Fragment>
                  ))}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

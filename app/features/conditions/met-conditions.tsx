import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ConditionStand } from "../../contracts/conditions.ts";
import { ConditionMarks } from "./condition-marks.tsx";
import { useAsk } from "./use-ask.ts";
import text from "../../shell/kit/text.module.css";
import classes from "./conditions.module.css";

/** How the firm stands to a resource's conditions, and the next question, which the firm answers on the resource's page. */
export function MetConditions({ stand, resource }: { stand: ConditionStand; resource: string }) {
  const { t } = useTranslation();
  const { ask, isOwn } = useAsk();
  return (
    <div className={classes.met}>
      <ConditionMarks stand={stand} />
      {stand.question && (
        <p className={text.quiet}>
          {ask(stand.organization, stand.question.text)}{" "}
          {isOwn(stand.organization) && (
            <Anchor component={Link} to={`/listings/${resource}`} size="sm">
              {t("policies:answerThere")}
            </Anchor>
          )}
        </p>
      )}
    </div>
  );
}

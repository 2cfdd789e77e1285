import { Button } from "@mantine/core";
import { IconMessagePlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { StatementView } from "../../../contracts/statements.ts";
import classes from "./statements.module.css";

/** The parts of a statement that say something, each under its name; `onSuggest`: a request can be made a suggestion. */
export function StatementText({ statement, onSuggest }: { statement: StatementView; onSuggest?: (request: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.parts}>
      {(["situation", "problems"] as const).map(
        (part) =>
          statement[part] !== "" && (
            <section key={part}>
              <h3>{t(`meetings:statement.part.${part}`)}</h3>
              <p>{statement[part]}</p>
            </section>
          ),
      )}
      {statement.requests.length > 0 && (
        <section>
          <h3>{t("meetings:statement.part.requests")}</h3>
          <ol>
            {[...new Set(statement.requests)].map((request) => (
              <li key={request}>
                {request}{" "}
                {onSuggest && (
                  <Button size="compact-sm" variant="subtle" leftSection={<IconMessagePlus size={14} aria-hidden />} onClick={() => onSuggest(request)}>
                    {t("meetings:statement.suggest")}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

/**
 * Head of every form: what went wrong and what to do, brought into sight when it appears. Lists the refused fields as links to them (their `name`), says
 * when the network is gone and offers to send the same again.
 *
 *   <CommandProblem command={publish} labels={{ "quantity.value": t("listings:quantity") }} />
 */
import { Anchor, Button } from "@mantine/core";
import { IconAlertCircle, IconCloudOff } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { focusField, hasField, labelOfField } from "../../http/focus-field.ts";
import type { CommandState } from "../../http/use-command.ts";
import classes from "./command-problem.module.css";

export interface CommandProblemProps {
  command: Pick<CommandState<never, unknown>, "problem" | "lost" | "canRetry" | "retry" | "busy" | "queued">;
  /** Names of fields for the list, by path, where the label of the field itself will not do or is not there. */
  labels?: Record<string, string>;
  /** In place of the general title of a refusal. */
  title?: string;
}

export function CommandProblem({ command, labels = {}, title }: CommandProblemProps) {
  const { t } = useTranslation();
  const { problem, lost, canRetry, retry, busy, queued } = command;
  const shown = useRef<HTMLDivElement>(null);
  // The button that was pressed may be a page below. Where a field was refused, the focus, which goes there after this, decides.
  useEffect(() => {
    if (problem || lost) shown.current?.scrollIntoView({ block: "nearest" });
  }, [problem, lost]);
  if (!problem && !lost) return null;
  const IconComponent = lost ? IconCloudOff : IconAlertCircle;
  // The list says it better than the general sentence.
  const fields = problem?.errors.filter(({ path }) => path !== "") ?? [];
  return (
    <div ref={shown} className={classes.problem} role="alert" data-lost={lost || undefined}>
      <IconComponent size={20} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <strong>{lost ? t("http:lost") : (title ?? problem?.title ?? "")}</strong>
        {fields.length === 0 && <p>{lost ? t(queued ? "http:queuedDetail" : "http:lostDetail") : (problem?.detail ?? "")}</p>}
        {fields.length > 0 && (
          <ul>
            {fields.map(({ path, message }) => {
              const field = labels[path] ?? labelOfField(path);
              const words = field === undefined ? message : t("http:fieldMessage", { field, message });
              return (
                <li key={path}>
                  {hasField(path) ? (
                    <Anchor component="button" type="button" size="sm" c="inherit" underline="always" onClick={() => focusField(path)}>
                      {words}
                    </Anchor>
                  ) : (
                    words
                  )}
                </li>
              );
            })}
          </ul>
        )}
        {problem?.code === "internal" && <p className={classes.id}>{t("http:requestId", { id: problem.requestId })}</p>}
      </div>
      {canRetry && (
        <Button variant="default" size="xs" loading={busy} onClick={() => void retry()}>
          {t("http:retry")}
        </Button>
      )}
    </div>
  );
}

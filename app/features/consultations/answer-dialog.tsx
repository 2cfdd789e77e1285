import { Modal, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { verdicts, type answerInput, type CommentView, type Verdict } from "../../contracts/consultations.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import classes from "./consultations.module.css";

export interface AnswerDialogProps {
  consultation: string;
  /** Those that get the same answer. */
  comments: readonly CommentView[];
  /** One that has an answer gets another one. */
  change: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** The same answer to one or several comments. */
export function AnswerDialog({ consultation, comments, change, onClose, onDone }: AnswerDialogProps) {
  const { t } = useTranslation();
  const [first] = comments;
  const standing = change ? first?.answer : null;
  const { values, set, forget } = useKeptValues(`consultation:${consultation}:answer:${change ? (first?.id ?? "") : ""}`, {
    verdict: (standing?.verdict ?? "adopted") as string,
    reason: standing?.reason ?? "",
    wording: standing?.wording ?? "",
  });
  const said = values.verdict as Verdict;
  const command = useCommand<z.input<typeof answerInput>>({
    method: "POST",
    path: `/consultations/${consultation}/answers`,
    forget,
    onDone() {
      showDone(t("consultations:done.answered"));
      onDone();
    },
  });
  const labels = { reason: t("consultations:field.reason"), wording: t("consultations:field.newWording") };
  return (
    <Modal
      opened
      onClose={onClose}
      title={change ? t("consultations:answer.change") : t("consultations:answer.title", { count: comments.length })}
      closeButtonProps={{ "aria-label": t("shell:close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void command.submit({ comments: comments.map(({ id }) => id), verdict: said, reason: values.reason, wording: said === "declined" ? "" : values.wording, change });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={command} labels={labels} />
          {comments.length === 1 && first && <p className={classes.original}>{[first.wording, first.text].filter((words) => words !== "").join("\n")}</p>}
          {change && <Text size="sm">{t("consultations:answer.changeEffect")}</Text>}
          <SegmentedControl
            fullWidth
            aria-label={t("consultations:field.verdict")}
            data={verdicts.map((value) => ({ value, label: t(`consultations:verdict.${value}`) }))}
            value={said}
            onChange={(value) => set({ verdict: value })}
          />
          {said !== "declined" && (
            <Textarea
              name="wording"
              label={labels.wording}
              description={t("consultations:field.newWordingHint")}
              required={said === "adopted"}
              value={values.wording}
              onChange={(event) => set({ wording: event.currentTarget.value })}
              maxLength={2_000}
              autosize
              minRows={3}
              error={command.errors.wording}
            />
          )}
          <Textarea
            name="reason"
            label={labels.reason}
            required={said !== "adopted"}
            value={values.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
            maxLength={500}
            autosize
            minRows={2}
            error={command.errors.reason}
          />
          <FormButtons onCancel={onClose} send={t("consultations:answer.send")} busy={command.busy} />
        </Stack>
      </form>
    </Modal>
  );
}

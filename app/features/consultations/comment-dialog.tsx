import { Checkbox, Modal, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { commentKinds, type commentInput, type CommentKind, type ConsultationView } from "../../contracts/consultations.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import classes from "./consultations.module.css";

export interface CommentDialogProps {
  consultation: ConsultationView;
  /** Null: on the whole. */
  paragraph: { id: string; label: string; text: string } | null;
  onClose: () => void;
}

/** What the reader's unit thinks: in favour, for another wording, against. */
export function CommentDialog({ consultation: { id, mine }, paragraph, onClose }: CommentDialogProps) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`consultation:${id}:comment:${paragraph?.id ?? ""}`, {
    kind: (paragraph ? "change" : "against") as string,
    wording: "",
    text: "",
    hidden: false as boolean,
    organization: (mine.length === 1 ? mine[0]!.id : null) as string | null,
  });
  const kind = values.kind as CommentKind;
  const command = useCommand<z.input<typeof commentInput>>({
    method: "POST",
    path: `/consultations/${id}/comments`,
    queued: true,
    forget,
    onDone() {
      showDone(t("consultations:done.commented"));
      onClose();
    },
  });
  const labels = { wording: t("consultations:field.wording"), text: t("consultations:field.text"), organization: t("consultations:field.unit") };
  return (
    <Modal opened onClose={onClose} title={paragraph ? t("consultations:comment.on", { label: paragraph.label }) : t("consultations:comment.whole")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void command.submit({
            paragraph: paragraph?.id ?? null,
            kind,
            wording: kind === "change" ? values.wording : "",
            text: values.text,
            named: !values.hidden,
            ...(values.organization !== null && { organization: values.organization }),
          });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={command} labels={labels} />
          {paragraph && <p className={classes.original}>{paragraph.text}</p>}
          <SegmentedControl
            fullWidth
            aria-label={t("consultations:field.kind")}
            data={commentKinds.map((value) => ({ value, label: t(`consultations:kind.${value}`) }))}
            value={kind}
            onChange={(value) => set({ kind: value })}
          />
          {kind === "change" && (
            <Textarea
              name="wording"
              label={labels.wording}
              description={t("consultations:field.wordingHint")}
              required
              value={values.wording}
              onChange={(event) => set({ wording: event.currentTarget.value })}
              maxLength={1_000}
              autosize
              minRows={3}
              error={command.errors.wording}
            />
          )}
          <Textarea
            name="text"
            label={labels.text}
            required={kind === "against"}
            value={values.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
            maxLength={1_000}
            autosize
            minRows={2}
            error={command.errors.text}
          />
          {mine.length > 1 && (
            <SearchSelect
              name="organization"
              label={labels.organization}
              required
              data={mine.map((unit) => ({ value: unit.id, label: unit.name }))}
              value={values.organization}
              onChange={(organization) => set({ organization })}
              error={command.errors.organization}
            />
          )}
          <Checkbox
            label={t("consultations:field.hidden")}
            description={t("consultations:field.hiddenHint")}
            checked={values.hidden}
            onChange={(event) => set({ hidden: event.currentTarget.checked })}
          />
          {kind === "support" && <Text size="sm">{t("consultations:comment.supportHint")}</Text>}
          <FormButtons onCancel={onClose} send={t("consultations:comment.send")} busy={command.busy} />
        </Stack>
      </form>
    </Modal>
  );
}

/** The department asks for further papers; the firm says that they are handed in. */
import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ClaimView } from "../../contracts/policies.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";

interface SupplementDialogProps {
  claim: ClaimView;
  opened: boolean;
  onClose: () => void;
}

/** One paper a line. The reason goes with each of them; the hub keeps it where a paper was handed in before. */
export function RequestSupplement({ claim, opened, onClose }: SupplementDialogProps) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`supplement-papers:${claim.id}`, { papers: "" });
  const papers = values.papers.split("\n").map((line) => line.trim()).filter(Boolean);
  /** What was refused, with the name of the paper: a field has one message, and several papers stand in it. */
  const problem = (errors: Record<string, string>, field: "text" | "reason") => {
    const at = papers.findIndex((_, index) => errors[`papers.${index}.${field}`]);
    return at === -1 ? undefined : t("policies:supplement.refused", { paper: papers[at], problem: errors[`papers.${at}.${field}`] });
  };
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      onDone={forget}
      title={t("policies:supplement.title", { name: claim.organization.name })}
      effect={t("policies:supplement.effect")}
      renderChoices={(errors) => (
        <Textarea
          name="papers"
          label={t("policies:supplement.papers")}
          description={t("policies:supplement.papersHint")}
          value={values.papers}
          onChange={(event) => set({ papers: event.currentTarget.value })}
          error={errors.papers ?? problem(errors, "text") ?? problem(errors, "reason")}
          autosize
          minRows={3}
          maxLength={1_100}
          data-autofocus
        />
      )}
      label={t("policies:supplement.reason")}
      description={t("policies:supplement.reasonHint")}
      optional
      maxLength={200}
      send={t("policies:supplement.send")}
      keptAs={`supplement:${claim.id}`}
      request={(reason) => ({
        path: `/policies/${claim.policy.id}/claims/${claim.id}/supplements`,
        body: { papers: papers.map((paper) => ({ text: paper, ...(reason && { reason }) })) },
        revision: claim.revision,
      })}
    />
  );
}

export function AnswerSupplement({ claim, opened, onClose }: SupplementDialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t("policies:supplement.answerTitle")}
      effect={t("policies:supplement.answerEffect")}
      label={t("policies:supplement.note")}
      description={t("policies:supplement.noteHint")}
      optional
      field="note"
      maxLength={500}
      send={t("policies:supplement.answerSend")}
      keptAs={`answer-supplement:${claim.id}`}
      request={(note) => ({
        path: `/policies/${claim.policy.id}/claims/${claim.id}/supplements/answer`,
        body: { note },
        revision: claim.revision,
      })}
    />
  );
}

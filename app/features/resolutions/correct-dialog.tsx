import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ResolutionCorrection, ResolutionView } from "../../contracts/resolutions.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

/** Another wording, and why: what is typed is kept on the device, under the version that it corrects. */
export function CorrectDialog({ resolution, onClose }: { resolution: ResolutionView; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, text: inForce, versions, revision, internal } = resolution;
  // What is typed corrects the version that stood here first: a further one that comes meanwhile is not written over unseen.
  const [basis] = useState({ versions: versions.length, revision });
  const overtaken = versions.length !== basis.versions;
  const { values, set, forget } = useKeptValues(`correct:${id}:${basis.versions}`, { text: inForce, reason: "" });
  const correct = useCommand<ResolutionCorrection>({
    method: "POST",
    path: `/resolutions/${id}/corrections`,
    forget,
    onDone() {
      onClose();
      showDone(t("resolutions:correct.done"));
    },
  });
  const labels = { text: t("resolutions:correct.text"), reason: t("resolutions:correct.reason") };
  const reason = values.reason.trim();
  return (
    <Modal opened onClose={onClose} title={t("resolutions:correct.title")} size="lg" closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void correct.submit({ text: values.text, reason }, { revision: overtaken ? basis.revision : revision });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={correct} labels={labels} />
          <Text size="sm">{t(internal ? "resolutions:correct.effectInternal" : "resolutions:correct.effect", { number: versions.length + 1 })}</Text>
          <Textarea
            name="text"
            label={labels.text}
            value={values.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
            maxLength={1_000}
            autosize
            minRows={4}
            error={correct.errors.text}
            data-autofocus
          />
          <TextInput
            name="reason"
            label={labels.reason}
            description={t("resolutions:correct.reasonHint")}
            value={values.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
            maxLength={200}
            error={correct.errors.reason}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("shell:cancel")}
            </Button>
            <Button type="submit" loading={correct.busy} disabled={values.text.trim() === inForce || reason === ""}>
              {t("resolutions:correct.send", { number: versions.length + 1 })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

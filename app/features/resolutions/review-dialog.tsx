import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ResolutionPatch, ResolutionView } from "../../contracts/resolutions.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

/** On which day it is looked at again; or that it no longer is. */
export function ReviewDialog({ resolution, onClose }: { resolution: ResolutionView; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const { id, reviewOn, revision } = resolution;
  const [day, setDay] = useState(reviewOn ?? "");
  const review = useCommand<ResolutionPatch>({
    method: "PATCH",
    path: `/resolutions/${id}`,
    onDone() {
      onClose();
      showDone(t("resolutions:review.done"));
    },
  });
  const submit = (chosen: string | null) => void review.submit({ reviewOn: chosen }, { revision });
  return (
    <Modal opened onClose={onClose} title={t("resolutions:review.title")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit(day);
        }}
      >
        <Stack gap="md">
          <CommandProblem command={review} labels={{ reviewOn: t("resolutions:field.reviewOn") }} />
          <Text size="sm">{t("resolutions:review.effect")}</Text>
          <DayField name="reviewOn" label={t("resolutions:field.reviewOn")} value={day} onChange={setDay} min={today} error={review.errors.reviewOn} />
          <Group justify="space-between">
            {reviewOn === null ? (
              <span />
            ) : (
              <Button variant="subtle" color="gray" loading={review.busy} onClick={() => submit(null)}>
                {t("resolutions:review.clear")}
              </Button>
            )}
            <Group gap="sm">
              <Button variant="default" onClick={onClose}>
                {t("shell:cancel")}
              </Button>
              <Button type="submit" loading={review.busy} disabled={day === "" || day === reviewOn}>
                {t("resolutions:review.send")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

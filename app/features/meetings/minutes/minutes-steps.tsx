/** What takes minutes on: to those who were present, then to their end. Neither goes without words that are not saved yet. */
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesView } from "../../../contracts/minutes.ts";
import type { CommandState } from "../../../http/use-command.ts";
import { formatInstant } from "../../../i18n/formats.ts";
import { dayOf } from "../../../i18n/shanghai-time.ts";
import { useNow } from "../../../shell/clock.tsx";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { UnsavedDialog } from "./unsaved-dialog.tsx";

export type MinutesStep = CommandState<{ phase: "prepared" | "final" }, unknown>;

interface MinutesStepsProps {
  minutes: MinutesView;
  step: MinutesStep;
  /** Items whose words are not saved yet. */
  unsaved: ReadonlySet<string>;
}

export function MinutesSteps({ minutes, step, unsaved }: MinutesStepsProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<"unsaved" | "final" | null>(null);
  const { rights } = minutes;
  const close = () => setAsked(null);
  const first = minutes.items.find(({ item }) => unsaved.has(item)) ?? null;
  const go = (phase: "prepared" | "final") => {
    if (first) setAsked("unsaved");
    else if (phase === "final") setAsked("final");
    else void step.submit({ phase }, { revision: minutes.revision });
  };
  return (
    <>
      {rights.prepare && (
        <Button loading={step.busy} onClick={() => go("prepared")}>
          {t("meetings:minutes.prepare")}
        </Button>
      )}
      {rights.finish && (
        <Button leftSection={<IconCheck size={16} aria-hidden />} loading={step.busy} onClick={() => go("final")}>
          {t("meetings:minutes.finish")}
        </Button>
      )}
      <UnsavedDialog opened={asked === "unsaved"} onClose={close} first={first} effect={t("meetings:minutes.unsaved", { count: unsaved.size, title: first?.title })} />
      {asked === "final" && <FinalDialog minutes={minutes} step={step} onClose={close} />}
    </>
  );
}

/** The end of the minutes cannot be undone: says what it means, and that people may still be writing. */
function FinalDialog({ minutes, step, onClose }: { minutes: MinutesView; step: MinutesStep; onClose: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const { amendUntil } = minutes;
  return (
    <Modal opened onClose={onClose} title={t("meetings:minutes.finishTitle")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <Stack gap="md">
        <CommandProblem command={step} />
        <Text size="sm">{t("meetings:minutes.finishEffect")}</Text>
        {amendUntil !== null && Date.parse(amendUntil) > now.getTime() && (
          <Text size="sm">{t("meetings:minutes.finishEarly", { time: formatInstant(t, amendUntil, { today: dayOf(now) }) })}</Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("shell:cancel")}
          </Button>
          <Button data-autofocus loading={step.busy} onClick={() => void step.submit({ phase: "final" }, { revision: minutes.revision }).then((done) => done !== undefined && onClose())}>
            {t("meetings:minutes.finish")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

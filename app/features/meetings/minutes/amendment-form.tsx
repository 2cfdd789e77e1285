import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { amendmentInput, MinutesView } from "../../../contracts/minutes.ts";
import { useCommand } from "../../../http/use-command.ts";
import { useKeptValues } from "../../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";

/** Who was present may propose an amendment while the minutes are not final. */
export function AmendmentForm({ minutes }: { minutes: MinutesView }) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`amendment:${minutes.meeting}`, { item: minutes.items[0]?.item ?? null, text: "" });
  const { item, text } = values;
  const propose = useCommand<z.input<typeof amendmentInput>>({
    method: "POST",
    path: `/meetings/${minutes.meeting}/minutes/amendments`,
    queued: true,
    forget,
  });
  return (
    <Panel title={t("meetings:minutes.amend")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void propose.submit({ item, text });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={propose} />
          <Select
            name="item"
            label={t("meetings:minutes.amendItem")}
            value={item}
            onChange={(chosen) => set({ item: chosen })}
            data={minutes.items.map((entry) => ({ value: entry.item, label: `${entry.number}. ${entry.title}` }))}
          />
          <TextInput name="text" label={t("meetings:minutes.amendText")} value={text} onChange={(event) => set({ text: event.currentTarget.value })} maxLength={500} error={propose.errors.text} />
          <Group>
            <Button type="submit" loading={propose.busy}>
              {t("meetings:minutes.amendSend")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

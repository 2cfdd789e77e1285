import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { DateTimePicker } from "@mantine/dates";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { meetingInput, MeetingView, QuorumRule } from "../../contracts/meetings.ts";
import { useCommand } from "../../http/use-command.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { LocalDates } from "../../shell/kit/local-dates.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { fromShanghai, USUAL_MINUTES } from "./meeting-times.ts";

/** Plans a meeting; it stays a draft that only its preparers see until it is announced. */
export function MeetingForm({ alliances }: { alliances: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [alliance, setAlliance] = useState(alliances[0]?.id ?? null);
  const [startsAt, setStartsAt] = useState<string | null>(null);
  const [quorum, setQuorum] = useState<QuorumRule>("half");
  const create = useCommand<Partial<z.input<typeof meetingInput>>, MeetingView>({
    method: "POST",
    path: "/meetings",
    revalidate: false,
    onDone: ({ id }) => void navigate(`/meetings/${id}`),
  });
  return (
    <Panel>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          const minutes = Number(fields.get("minutes")) || USUAL_MINUTES;
          const start = startsAt === null ? undefined : fromShanghai(startsAt);
          void create.submit({
            title: String(fields.get("title")),
            place: String(fields.get("place")),
            quorum,
            ...(alliance !== null && { alliance }),
            ...(start && { startsAt: start.toISOString(), endsAt: new Date(start.getTime() + minutes * 60_000).toISOString() }),
          });
        }}
      >
        <Stack gap="md" maw={560}>
          <CommandProblem command={create} labels={{ title: t("meetings:field.title"), startsAt: t("meetings:field.startsAt") }} />
          {alliances.length > 1 && (
            <Select
              label={t("meetings:field.alliance")}
              name="alliance"
              value={alliance}
              onChange={setAlliance}
              allowDeselect={false}
              data={alliances.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextInput name="title" label={t("meetings:field.title")} placeholder={t("meetings:field.titleHint")} maxLength={60} data-autofocus error={create.errors.title} />
          <Group grow align="start">
            <LocalDates>
              <DateTimePicker
                name="startsAt"
                label={t("meetings:field.startsAt")}
                valueFormat="YYYY-MM-DD HH:mm"
                value={startsAt}
                onChange={setStartsAt}
                error={create.errors.startsAt}
              />
            </LocalDates>
            <TextInput name="minutes" type="number" min={10} max={480} defaultValue={USUAL_MINUTES} label={t("meetings:field.minutes")} error={create.errors.endsAt} />
          </Group>
          <TextInput name="place" label={t("meetings:field.place")} maxLength={80} error={create.errors.place} />
          <Select
            label={t("meetings:field.quorum")}
            value={quorum}
            onChange={(value) => value && setQuorum(value)}
            allowDeselect={false}
            data={(["half", "two_thirds", "none"] as const).map((value) => ({ value, label: t(`meetings:quorum.rule.${value}`) }))}
          />
          <Group>
            <Button type="submit" loading={create.busy}>
              {t("meetings:createDraft")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

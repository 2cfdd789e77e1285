import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { DateTimePicker } from "@mantine/dates";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { meetingInput, MeetingView, QuorumRule } from "../../contracts/meetings.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { LocalDates } from "../../shell/kit/local-dates.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { fromShanghai, USUAL_MINUTES } from "./meeting-times.ts";

/** Plans a meeting; it stays a draft that only its preparers see until it is announced. */
export function MeetingForm({ alliances }: { alliances: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { values, set, forget } = useKeptValues("meeting", {
    alliance: alliances[0]?.id ?? null,
    title: "",
    startsAt: null as string | null,
    minutes: String(USUAL_MINUTES),
    place: "",
    quorum: "half" as QuorumRule,
  });
  const { title, startsAt, minutes, place, quorum } = values;
  // One kept from another time may name an alliance that is no longer one's own.
  const alliance = alliances.some(({ id }) => id === values.alliance) ? values.alliance : (alliances[0]?.id ?? null);
  const create = useCommand<Partial<z.input<typeof meetingInput>>, MeetingView>({
    method: "POST",
    path: "/meetings",
    queued: true,
    forget,
    revalidate: false,
    onDone: ({ id }) => void navigate(`/meetings/${id}`),
  });
  return (
    <Panel>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const start = startsAt === null ? undefined : fromShanghai(startsAt);
          void create.submit({
            title,
            place,
            quorum,
            ...(alliance !== null && { alliance }),
            ...(start && { startsAt: start.toISOString(), endsAt: new Date(start.getTime() + (Number(minutes) || USUAL_MINUTES) * 60_000).toISOString() }),
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
              onChange={(chosen) => set({ alliance: chosen })}
              allowDeselect={false}
              data={alliances.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextInput
            name="title"
            label={t("meetings:field.title")}
            required
            placeholder={t("meetings:field.titleHint")}
            value={title}
            onChange={(event) => set({ title: event.currentTarget.value })}
            maxLength={60}
            data-autofocus
            error={create.errors.title}
          />
          <Group grow align="start">
            <LocalDates>
              <DateTimePicker
                name="startsAt"
                label={t("meetings:field.startsAt")}
                required
                valueFormat="YYYY-MM-DD HH:mm"
                value={startsAt}
                onChange={(chosen) => set({ startsAt: chosen })}
                error={create.errors.startsAt}
              />
            </LocalDates>
            <TextInput
              name="minutes"
              type="number"
              min={10}
              max={480}
              value={minutes}
              onChange={(event) => set({ minutes: event.currentTarget.value })}
              label={t("meetings:field.minutes")}
              error={create.errors.endsAt}
            />
          </Group>
          <TextInput name="place" label={t("meetings:field.place")} value={place} onChange={(event) => set({ place: event.currentTarget.value })} maxLength={80} error={create.errors.place} />
          <Select
            label={t("meetings:field.quorum")}
            value={quorum}
            onChange={(value) => value && set({ quorum: value })}
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

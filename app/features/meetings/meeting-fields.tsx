/** What a meeting is arranged by: name, time, length, place, quorum. The same for a new meeting and for one that is changed. */
import { Checkbox, Grid, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { QuorumRule } from "../../contracts/meetings.ts";
import { DayAndTimeField } from "../../shell/kit/day-and-time-field.tsx";
import { USUAL_START, type Arrangement } from "./arrangement.ts";

interface MeetingFieldsProps {
  values: Arrangement;
  set: (change: Partial<Arrangement>) => void;
  /** Refused fields by the names of the API. */
  errors: Record<string, string>;
}

export function MeetingFields({ values, set, errors }: MeetingFieldsProps) {
  const { t } = useTranslation();
  const { title, startsAt, minutes, place, quorum, proxiesInQuorum } = values;
  return (
    <>
      <TextInput
        name="title"
        label={t("meetings:field.title")}
        required
        placeholder={t("meetings:field.titleHint")}
        value={title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        maxLength={60}
        data-autofocus
        error={errors.title}
      />
      <Grid>
        {/* A day with its year and time is long. */}
        <Grid.Col span={{ base: 12, sm: 7 }}>
          <DayAndTimeField
            name="startsAt"
            label={t("meetings:field.startsAt")}
            required
            usualTime={USUAL_START}
            value={startsAt}
            onChange={(chosen) => set({ startsAt: chosen })}
            error={errors.startsAt}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 5 }}>
          <TextInput
            name="endsAt"
            type="number"
            min={10}
            max={480}
            value={minutes}
            onChange={(event) => set({ minutes: event.currentTarget.value })}
            label={t("meetings:field.minutes")}
            error={errors.endsAt}
          />
        </Grid.Col>
      </Grid>
      <TextInput name="place" label={t("meetings:field.place")} value={place} onChange={(event) => set({ place: event.currentTarget.value })} maxLength={80} error={errors.place} />
      <Select
        label={t("meetings:field.quorum")}
        value={quorum}
        onChange={(value) => value && set({ quorum: value as QuorumRule })}
        allowDeselect={false}
        data={(["half", "two_thirds", "none"] as const).map((value) => ({ value, label: t(`meetings:quorum.rule.${value}`) }))}
      />
      <Checkbox
        name="proxiesInQuorum"
        checked={proxiesInQuorum}
        onChange={(event) => set({ proxiesInQuorum: event.currentTarget.checked })}
        label={t("meetings:field.proxiesInQuorum")}
        description={t("meetings:field.proxiesInQuorumHint")}
      />
    </>
  );
}

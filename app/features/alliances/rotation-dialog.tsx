import { Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AllianceSeatView, AllianceView, RotationCommand, RotationView, TermView } from "../../contracts/alliances.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatDay } from "../../i18n/formats.ts";
import { dayOf, endOfDay } from "../../i18n/shanghai-time.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import { lastDay } from "./term-table.tsx";

/** What is about to be done to the rotation, and to which term. */
export type RotationAct =
  | { kind: "start" }
  | { kind: "swap" | "skip" | "person" | "deputy" | "act" | "resume"; term: TermView };

export interface RotationDialogProps {
  alliance: AllianceView;
  terms: TermView[];
  seats: AllianceSeatView[];
  act: RotationAct | null;
  onClose: () => void;
}

/** Asks for what a change of the rotation needs, and carries it out. */
export function RotationDialog({ alliance, terms, seats, act, onClose }: RotationDialogProps) {
  const { t } = useTranslation();
  const command = useCommand<RotationCommand, RotationView>({ method: "POST", path: `/alliances/${alliance.id}/rotation`, onDone: onClose });
  const close = () => {
    command.reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (act) void command.submit(commandOf(act, new FormData(event.currentTarget)));
  };
  return (
    <Modal
      opened={act !== null}
      onClose={close}
      title={act && t(`alliances:rotation.act.${act.kind}`)}
      closeButtonProps={{ "aria-label": t("shell:close") }}
    >
      {act && (
        <form noValidate onSubmit={submit}>
          <Stack gap="md">
            <CommandProblem command={command} />
            {act.kind !== "start" && <Text size="sm">{t(`alliances:rotation.explain.${act.kind}`, { name: act.term.organization.name })}</Text>}
            <Fields act={act} terms={terms} seats={seats} errors={command.errors} />
            <FormButtons onCancel={close} send={t(`alliances:rotation.do.${act.kind}`)} busy={command.busy} />
          </Stack>
        </form>
      )}
    </Modal>
  );
}

interface FieldsProps extends Pick<RotationDialogProps, "terms" | "seats"> {
  act: RotationAct;
  errors: Record<string, string>;
}

function Fields({ act, terms, seats, errors }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const today = useToday();
  const cause = <TextInput name="cause" label={t("alliances:cause")} maxLength={100} error={errors.cause} />;
  switch (act.kind) {
    case "start":
      return (
        <DayField
          name="from"
          label={t("alliances:rotation.startDay")}
          description={t("alliances:rotation.startHint")}
          defaultValue={today}
          error={errors.from}
        />
      );
    case "swap":
      return (
        <>
          <Select
            name="second"
            label={t("alliances:rotation.swapWith")}
            data={terms
              .filter((term) => term.state === "future" && term.id !== act.term.id)
              .map((term) => ({ value: term.id, label: `${term.organization.name} · ${formatDay(t, dayOf(term.from), { today, year: true })}` }))}
            error={errors.second}
          />
          {cause}
        </>
      );
    case "skip":
      return cause;
    case "person":
      return <PersonField people={seats.filter((seat) => seat.organization?.id === act.term.organization.id)} none={t("alliances:rotation.byLiaison")} errors={errors} />;
    case "deputy":
      return (
        <PersonField
          people={seats.filter((seat) => seat.role === "liaison" && seat.person.id !== act.term.person?.id)}
          none={t("alliances:rotation.noDeputy")}
          value={act.term.deputy?.person.id}
          errors={errors}
        />
      );
    case "act":
      return (
        <>
          <DayField
            name="until"
            label={t("alliances:rotation.actUntil")}
            min={today}
            max={dayOf(lastDay(act.term.until))}
            defaultValue={today}
            error={errors.until}
          />
          {cause}
        </>
      );
    case "resume":
      return null;
  }
}

function PersonField({ people, none, value, errors }: { people: AllianceSeatView[]; none: string; value?: string | undefined; errors: Record<string, string> }) {
  const { t } = useTranslation();
  const names = new Map(people.map(({ person, organization }) => [person.id, organization ? `${person.name} · ${organization.name}` : person.name]));
  return (
    <SearchSelect
      name="person"
      label={t("alliances:person")}
      allowDeselect={false}
      defaultValue={value ?? ""}
      data={[{ value: "", label: none }, ...[...names].map(([id, label]) => ({ value: id, label }))]}
      error={errors.person}
    />
  );
}

/** The command that a filled form stands for. */
function commandOf(act: RotationAct, form: FormData): RotationCommand {
  const text = (name: string) => String(form.get(name) ?? "");
  if (act.kind === "start") return { command: "start", from: text("from") };
  const term = act.term.id;
  switch (act.kind) {
    case "swap":
      return { command: "swap", first: term, second: text("second"), cause: text("cause") };
    case "skip":
      return { command: "skip", term, cause: text("cause") };
    case "person":
    case "deputy":
      return { command: act.kind, term, person: text("person") || null };
    case "act":
      return { command: "act", term, until: endOfDayWithin(text("until"), act.term.until), cause: text("cause") };
    case "resume":
      return { command: "resume", term };
  }
}

/** The end of a day in China as an instant, not beyond the end of the term. */
function endOfDayWithin(day: string, until: string): string {
  const end = endOfDay(day).getTime();
  return Number.isNaN(end) ? "" : new Date(Math.min(end, Date.parse(until))).toISOString();
}

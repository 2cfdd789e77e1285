import { Button, Group, Select, Stack, Textarea } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { suggestionPatch, SuggestionView, suggestionVerdict } from "../../contracts/suggestions.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Panel } from "../../shell/kit/panel.tsx";

interface Units {
  units: { id: string; name: string }[];
}

/** What the reader can do now: give it to a unit, answer for the unit, give one's word, enter the call's. */
export function SuggestionSteps({ suggestion, units }: { suggestion: SuggestionView } & Units) {
  const { assign, answer, judge, call } = suggestion.rights;
  return (
    <>
      {answer && <AnswerPanel suggestion={suggestion} />}
      {judge && <VerdictPanel suggestion={suggestion} path="verdict" />}
      {call && !judge && <VerdictPanel suggestion={suggestion} path="call" />}
      {assign && <AssignPanel suggestion={suggestion} units={units} />}
    </>
  );
}

function AssignPanel({ suggestion, units }: { suggestion: SuggestionView } & Units) {
  const { t } = useTranslation();
  const today = useToday();
  const [unit, setUnit] = useState<string | null>(suggestion.unit?.id ?? null);
  const [due, setDue] = useState<string | null>(suggestion.due);
  const assign = useCommand<z.input<typeof suggestionPatch>>({ method: "PATCH", path: `/suggestions/${suggestion.id}` });
  return (
    <Panel title={t(suggestion.unit ? "suggestions:reassign" : "suggestions:assign")} edge={suggestion.unit ? undefined : "brand"}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void assign.submit({ ...(unit !== null && { unit }), ...(due !== null && { due }) }, { revision: suggestion.revision });
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={assign} labels={{ unit: t("suggestions:field.unit"), due: t("suggestions:field.due") }} />
          <Select
            name="unit"
            label={t("suggestions:field.unit")}
            data={units.map(({ id, name }) => ({ value: id, label: name }))}
            value={unit}
            onChange={setUnit}
            searchable
            error={assign.errors.unit}
          />
          <DateInput name="due" label={t("suggestions:field.due")} valueFormat="YYYY-MM-DD" minDate={today} value={due} onChange={setDue} error={assign.errors.due} />
          <Group>
            <Button type="submit" variant={suggestion.unit ? "default" : "filled"} loading={assign.busy}>
              {t("suggestions:giveToUnit")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

function AnswerPanel({ suggestion }: { suggestion: SuggestionView }) {
  const { t } = useTranslation();
  const today = useToday();
  const [delaying, setDelaying] = useState(false);
  const [next, setNext] = useState<string | null>(null);
  const solve = useCommand<{ proof: string }>({ method: "POST", path: `/suggestions/${suggestion.id}/solved` });
  const delay = useCommand<{ reason: string; next?: string }>({ method: "POST", path: `/suggestions/${suggestion.id}/unsolved` });
  const command = delaying ? delay : solve;
  return (
    <Panel title={t("suggestions:answerFor", { name: suggestion.unit?.name ?? "" })} edge="brand">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const words = String(new FormData(event.currentTarget).get(delaying ? "reason" : "proof"));
          void (delaying ? delay.submit({ reason: words, ...(next !== null && { next }) }) : solve.submit({ proof: words }));
        }}
      >
        <Stack gap="sm">
          <CommandProblem
            command={command}
            labels={{ proof: t("suggestions:field.proof"), reason: t("suggestions:field.reason"), next: t("suggestions:field.next") }}
          />
          {delaying ? (
            <>
              <Textarea name="reason" label={t("suggestions:field.reason")} maxLength={500} autosize minRows={2} data-autofocus error={delay.errors.reason} />
              <DateInput name="next" label={t("suggestions:field.next")} valueFormat="YYYY-MM-DD" minDate={today} value={next} onChange={setNext} error={delay.errors.next} />
            </>
          ) : (
            <Textarea
              name="proof"
              label={t("suggestions:field.proof")}
              description={t("suggestions:field.proofHint")}
              maxLength={1_000}
              autosize
              minRows={2}
              error={solve.errors.proof}
            />
          )}
          <Group>
            <Button type="submit" loading={command.busy}>
              {t(delaying ? "suggestions:sayUnsolved" : "suggestions:saySolved")}
            </Button>
            <Button variant="default" onClick={() => setDelaying(!delaying)}>
              {t(delaying ? "shell:cancel" : "suggestions:notNow")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

/** The proposer's own word, or what they said when called. */
function VerdictPanel({ suggestion, path }: { suggestion: SuggestionView; path: "verdict" | "call" }) {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const judge = useCommand<z.input<typeof suggestionVerdict>>({ method: "POST", path: `/suggestions/${suggestion.id}/${path}` });
  const send = (satisfied: boolean) => void judge.submit({ satisfied, note: note.replaceAll(/\s+/g, " ") });
  return (
    <Panel title={t(`suggestions:${path}`)} edge="brand">
      <Stack gap="sm">
        <CommandProblem command={judge} labels={{ note: t("suggestions:field.note") }} />
        <Textarea
          name="note"
          label={t("suggestions:field.note")}
          description={t(`suggestions:${path}Hint`)}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={300}
          autosize
          error={judge.errors.note}
        />
        <Group>
          <Button loading={judge.busy} onClick={() => send(true)}>
            {t("suggestions:satisfied")}
          </Button>
          <Button variant="default" loading={judge.busy} onClick={() => send(false)}>
            {t("suggestions:dissatisfied")}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}

import { Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OwnerCandidate, UndertakingCommand, UndertakingView } from "../../contracts/undertakings.ts";
import { useCommand } from "../../http/use-command.ts";
import { addDays } from "../../i18n/shanghai-time.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { DayField } from "../../shell/kit/day-field.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { ReasonDialog, type ReasonDialogProps } from "../../shell/kit/reason-dialog.tsx";
import { SearchSelect } from "../../shell/kit/search-select.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { choicesOf, OwnerFields, type OwnerChoice } from "./owner-fields.tsx";

/** Steps that ask for something first. */
export type DialogStep = "decline" | "refuse" | "finish" | "hand_on" | "ask_time" | "assistant" | "ask_again" | "deny_time" | "stop";

interface DialogProps {
  undertaking: UndertakingView;
  candidates: readonly OwnerCandidate[];
  onClose: () => void;
}

/** What a step asks for, before it is taken. */
export function StepDialog({ step, ...props }: DialogProps & { step: DialogStep }) {
  const { t } = useTranslation();
  switch (step) {
    case "hand_on":
      return <HandOnDialog {...props} />;
    case "ask_time":
      return <AskTimeDialog {...props} />;
    case "assistant":
      return <AssistantDialog {...props} />;
    case "ask_again":
      return <AskAgainDialog {...props} />;
    case "finish":
      return (
        <WordsDialog
          {...props}
          step="finish"
          effect={t("undertakings:do.finishEffect")}
          label={t("undertakings:field.proof")}
          description={t("undertakings:field.proofHint")}
          field="proof"
          maxLength={1_000}
          body={(proof) => ({ command: "finish", proof })}
        />
      );
    case "stop":
      return <WordsDialog {...props} step="stop" effect={t("undertakings:do.stopEffect")} dismiss={t("shell:close")} body={(reason) => ({ command: "stop", reason })} />;
    default:
      return <WordsDialog {...props} step={step} body={(reason) => ({ command: step, reason })} />;
  }
}

type WordsDialogProps = DialogProps & { step: DialogStep; body: (words: string) => object; send?: string; label?: string; maxLength?: number } & Partial<
    Pick<ReasonDialogProps<unknown>, "effect" | "description" | "field" | "dismiss" | "renderChoices">
  >;

/** Words, a reason unless said otherwise, and the step that they belong to. */
function WordsDialog({ undertaking: { id, revision }, candidates: _candidates, onClose, step, body, send, label, maxLength = 300, ...rest }: WordsDialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t(`undertakings:do.${step}`)}
      label={label ?? t("undertakings:field.reason")}
      maxLength={maxLength}
      send={send ?? t(`undertakings:do.${step}`)}
      keptAs={`undertaking:${id}:${step}`}
      request={(words) => ({ path: `/undertakings/${id}/steps`, body: body(words), revision })}
      onDone={() => showDone(t(`undertakings:done.${step}`))}
      {...rest}
    />
  );
}

function HandOnDialog(props: DialogProps) {
  const { t } = useTranslation();
  const [owner, setOwner] = useState<OwnerChoice>({ person: null, post: "" });
  return (
    <WordsDialog
      {...props}
      step="hand_on"
      effect={t("undertakings:do.handOnEffect")}
      send={t("undertakings:do.handOnSend")}
      renderChoices={(errors) => <OwnerFields candidates={props.candidates} value={owner} onChange={(change) => setOwner({ ...owner, ...change })} errors={errors} except={props.undertaking.owner.id} />}
      body={(reason) => ({ command: "hand_on", owner: { person: owner.person ?? "", post: owner.post }, reason })}
    />
  );
}

function AskTimeDialog(props: DialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [due, setDue] = useState("");
  const { due: now } = props.undertaking;
  const first = addDays(now > today ? now : today, 1);
  return (
    <WordsDialog
      {...props}
      step="ask_time"
      effect={t("undertakings:do.askTimeEffect")}
      renderChoices={(errors) => <DayField name="due" label={t("undertakings:field.newDue")} required min={first} value={due} onChange={setDue} error={errors.due} />}
      body={(reason) => ({ command: "ask_time", reason, ...(due !== "" && { due }) })}
    />
  );
}

function AskAgainDialog({ undertaking: { id, revision }, candidates, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [owner, setOwner] = useState<OwnerChoice>({ person: null, post: "" });
  const ask = useCommand<UndertakingCommand>({
    method: "POST",
    path: `/undertakings/${id}/steps`,
    onDone() {
      onClose();
      showDone(t("undertakings:done.ask_again"));
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("undertakings:do.ask_again")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void ask.submit({ command: "ask_again", owner: { person: owner.person ?? "", post: owner.post } }, { revision });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={ask} labels={{ "owner.person": t("undertakings:field.owner"), "owner.post": t("undertakings:field.post") }} />
          <OwnerFields candidates={candidates} value={owner} onChange={(change) => setOwner({ ...owner, ...change })} errors={ask.errors} />
          <FormButtons onCancel={onClose} send={t("undertakings:send")} busy={ask.busy} />
        </Stack>
      </form>
    </Modal>
  );
}

function AssistantDialog({ undertaking: { id, revision, assistant, owner }, candidates, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<string | null>(assistant?.id ?? null);
  const name = useCommand<UndertakingCommand>({
    method: "POST",
    path: `/undertakings/${id}/steps`,
    onDone() {
      onClose();
      showDone(t("undertakings:done.assistant"));
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("undertakings:do.assistant")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void name.submit({ command: "assistant", person }, { revision });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={name} labels={{ person: t("undertakings:field.assistant") }} />
          <Text size="sm">{t("undertakings:do.assistantEffect")}</Text>
          <SearchSelect
            name="person"
            label={t("undertakings:field.assistant")}
            placeholder={t("undertakings:do.nobody")}
            data={choicesOf(candidates, owner.id)}
            value={person}
            onChange={setPerson}
            clearable
            error={name.errors.person}
          />
          <FormButtons onCancel={onClose} send={t("undertakings:do.save")} busy={name.busy} />
        </Stack>
      </form>
    </Modal>
  );
}

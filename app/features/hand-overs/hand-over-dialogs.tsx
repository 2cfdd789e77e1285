import { Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { HandOverCommand, TermAccount } from "../../contracts/hand-overs.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";
import { FormButtons } from "../../shell/kit/form-buttons.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";

export interface HandOverDialogProps {
  account: TermAccount;
  onClose: () => void;
}

const pathOf = ({ alliance, term }: TermAccount): string => `/alliances/${alliance.id}/terms/${term.id}/hand-over`;

/** The outgoing side signs: what it means is said before. */
export function SignDialog({ account, onClose }: HandOverDialogProps) {
  const { t } = useTranslation();
  const sign = useCommand<HandOverCommand>({
    method: "POST",
    path: pathOf(account),
    onDone() {
      onClose();
      showDone(t("hand-overs:done.sign"));
    },
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t("hand-overs:do.sign")}
      effect={t("hand-overs:effect.sign", { unit: account.incoming?.organization.name ?? "" })}
      send={t("hand-overs:do.signNow")}
      command={sign}
      onSend={() => void sign.submit({ command: "sign" }, { revision: account.revision })}
    />
  );
}

/** Who keeps the alliance signs for the outgoing side that did not, and says why. */
export function SignInPlaceDialog({ account, onClose }: HandOverDialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      keptAs={`hand-over-place:${account.term.id}`}
      title={t("hand-overs:do.signInPlace")}
      effect={t("hand-overs:effect.signInPlace", { unit: account.outgoing.organization.name })}
      label={t("hand-overs:inPlace")}
      field="inPlace"
      maxLength={200}
      send={t("hand-overs:do.signNow")}
      request={(inPlace) => ({ path: pathOf(account), body: { command: "sign", inPlace }, revision: account.revision })}
      onDone={() => showDone(t("hand-overs:done.sign"))}
    />
  );
}

/** The incoming side gives the list back: something is missing. */
export function ReturnDialog({ account, onClose }: HandOverDialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      keptAs={`hand-over-return:${account.term.id}`}
      title={t("hand-overs:do.return")}
      effect={t("hand-overs:effect.return", { unit: account.outgoing.organization.name })}
      label={t("hand-overs:missing")}
      maxLength={200}
      send={t("hand-overs:do.return")}
      request={(reason) => ({ path: pathOf(account), body: { command: "return", reason }, revision: account.revision })}
      onDone={() => showDone(t("hand-overs:done.return"))}
    />
  );
}

/** The incoming side takes over, with or without words of reservation; `inPlace`: who keeps the alliance does so for it, and says why. */
export function AcceptDialog({ account, inPlace, onClose }: HandOverDialogProps & { inPlace: boolean }) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`hand-over-accept:${account.term.id}`, { words: "", inPlace: "" });
  const accept = useCommand<HandOverCommand>({
    method: "POST",
    path: pathOf(account),
    forget,
    onDone() {
      onClose();
      showDone(t("hand-overs:done.accept"));
    },
  });
  return (
    <Modal opened onClose={onClose} title={t(inPlace ? "hand-overs:do.acceptInPlace" : "hand-overs:do.accept")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void accept.submit({ command: "accept", words: values.words, ...(inPlace && { inPlace: values.inPlace }) }, { revision: account.revision });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={accept} />
          <Text size="sm">{t(inPlace ? "hand-overs:effect.acceptInPlace" : "hand-overs:effect.accept", { unit: account.incoming?.organization.name ?? "" })}</Text>
          {inPlace && <TextInput name="inPlace" label={t("hand-overs:inPlace")} required value={values.inPlace} onChange={(event) => set({ inPlace: event.currentTarget.value })} maxLength={200} error={accept.errors.inPlace} />}
          <Textarea
            name="words"
            label={t("hand-overs:reservation")}
            description={t("hand-overs:reservationHint")}
            value={values.words}
            onChange={(event) => set({ words: event.currentTarget.value })}
            maxLength={1_000}
            autosize
            minRows={3}
            error={accept.errors.words}
          />
          <FormButtons onCancel={onClose} send={t("hand-overs:do.acceptNow")} busy={accept.busy} />
        </Stack>
      </form>
    </Modal>
  );
}

import { Modal, Stack, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../../contracts/common.ts";
import { MOST_REQUESTS, type StatementInput, type StatementView } from "../../../contracts/statements.ts";
import { useCommand } from "../../../http/use-command.ts";
import { useKeptValues } from "../../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { FormButtons } from "../../../shell/kit/form-buttons.tsx";
import { SearchSelect } from "../../../shell/kit/search-select.tsx";
import { showDone } from "../../../shell/kit/show-undo.tsx";
import { ShareBar } from "./share-bar.tsx";

interface StatementDialogProps {
  meeting: string;
  /** Units that have handed in none and for which one may be; one: nothing to choose. */
  units: readonly NamedRef[];
  /** The one that is changed; null for a new one. */
  statement: StatementView | null;
  opened: boolean;
  onClose: () => void;
}

/** What a unit has to say, in three parts, with how much each takes; what is typed is kept on the device. */
export function StatementDialog({ meeting, units, statement, opened, onClose }: StatementDialogProps) {
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(`statement:${meeting}:${statement ? `${statement.id}:${statement.revision}` : "new"}`, {
    organization: (statement ? statement.organization.id : units.length === 1 ? units[0]!.id : null) as string | null,
    situation: statement?.situation ?? "",
    problems: statement?.problems ?? "",
    requests: statement?.requests.join("\n") ?? "",
  });
  const { organization, situation, problems } = values;
  const requests = values.requests.split("\n").map((request) => request.trim()).filter((request) => request !== "");
  const send = useCommand<Partial<StatementInput>, StatementView>({
    method: "POST",
    path: `/meetings/${meeting}/statements`,
    queued: true,
    forget,
    onDone() {
      showDone(t("meetings:statement.done"));
      onClose();
    },
  });
  // A line of the field is a request, so that what is wrong with one is said of the field.
  const faultOfRequests = Object.entries(send.errors).find(([path]) => path.startsWith("requests"))?.[1];
  const labels = { organization: t("meetings:statement.unit"), situation: t("meetings:statement.part.situation"), problems: t("meetings:statement.part.problems"), requests: t("meetings:statement.part.requests") };
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t(statement ? "meetings:statement.edit" : "meetings:statement.handIn")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send.submit({ ...(organization !== null && { organization }), situation, problems, requests }, { revision: statement?.revision ?? 0 });
        }}
      >
        <Stack gap="md">
          <CommandProblem command={send} labels={labels} />
          {!statement && units.length > 1 && (
            <SearchSelect name="organization" label={labels.organization} required data={units.map(({ id, name }) => ({ value: id, label: name }))} value={organization} onChange={(chosen) => set({ organization: chosen })} error={send.errors.organization} />
          )}
          <Textarea name="situation" label={labels.situation} description={t("meetings:statement.hint.situation")} value={situation} onChange={(event) => set({ situation: event.currentTarget.value })} maxLength={3_000} autosize minRows={3} maxRows={12} data-autofocus error={send.errors.situation} />
          <Textarea name="problems" label={labels.problems} description={t("meetings:statement.hint.problems")} value={problems} onChange={(event) => set({ problems: event.currentTarget.value })} maxLength={3_000} autosize minRows={3} maxRows={12} error={send.errors.problems} />
          <Textarea name="requests" label={labels.requests} description={t("meetings:statement.hint.requests", { most: MOST_REQUESTS })} value={values.requests} onChange={(event) => set({ requests: event.currentTarget.value })} autosize minRows={3} maxRows={12} error={faultOfRequests} />
          <ShareBar statement={{ situation, problems, requests }} />
          <FormButtons onCancel={onClose} send={t("meetings:statement.send")} busy={send.busy} />
        </Stack>
      </form>
    </Modal>
  );
}

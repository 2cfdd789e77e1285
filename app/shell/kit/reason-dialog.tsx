/**
 * Asks why, before something is declined, given back or ended; what is typed survives a reload, and is sent later when
 * the network is cut. The button says what it does.
 *
 *   <ReasonDialog
 *     opened={declining} onClose={…} keptAs={`decline:${id}`} title={t("…")} label={t("…")} maxLength={200} send={t("…")}
 *     request={(reason) => ({ path: `/referrals/${id}/decline`, body: { reason }, revision })}
 *   />
 */
import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "../../http/send-command.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../drafts/use-kept-values.ts";
import { CommandProblem } from "./command-problem.tsx";

export interface ReasonDialogProps<Reply> {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What it does, said before the reason is asked. */
  effect?: string;
  /** Choices that belong to it; given the refused fields. */
  renderChoices?: (errors: Record<string, string>) => ReactNode;
  label: string;
  description?: string;
  maxLength: number;
  /** Whether it may be sent without words. */
  optional?: boolean;
  /** Name of the field that the words go into. */
  field?: string;
  /** Words of the button, and its colour where it ends something. */
  send: string;
  color?: string;
  /** Words of the button that does nothing, where "cancel" could be taken for the act itself. */
  dismiss?: string;
  /** What the draft is kept under on this device. */
  keptAs: string;
  method?: Command["method"];
  /** The command, from the words in one line. */
  request: (reason: string) => Pick<Command, "path" | "body" | "revision">;
  onDone?: (reply: Reply) => void;
  /** Whether the page is read anew; not where the reader may not open it any more, and `onDone` leads on. */
  revalidate?: boolean;
}

export function ReasonDialog<Reply>(props: ReasonDialogProps<Reply>) {
  const { opened, onClose, title, effect, renderChoices, label, description, maxLength, optional = false, field = "reason" } = props;
  const { t } = useTranslation();
  const { values, set, forget } = useKeptValues(props.keptAs, { words: "" });
  const command = useCommand<unknown, Reply>({
    method: props.method ?? "POST",
    queued: true,
    forget,
    ...(props.revalidate !== undefined && { revalidate: props.revalidate }),
    onDone(reply) {
      onClose();
      props.onDone?.(reply);
    },
  });
  const close = () => {
    command.reset();
    onClose();
  };
  const reason = values.words.replaceAll(/\s+/g, " ").trim();
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const { body, ...to } = props.request(reason);
          void command.submit(body, to);
        }}
      >
        <Stack gap="sm">
          <CommandProblem command={command} />
          {effect !== undefined && <Text size="sm">{effect}</Text>}
          {renderChoices?.(command.errors)}
          <Textarea
            name={field}
            label={label}
            description={description}
            value={values.words}
            onChange={(event) => set({ words: event.currentTarget.value })}
            error={command.errors[field]}
            autosize
            minRows={3}
            maxLength={maxLength}
            data-autofocus={renderChoices === undefined || undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {props.dismiss ?? t("shell:cancel")}
            </Button>
            <Button type="submit" color={props.color} loading={command.busy} disabled={!optional && reason === ""}>
              {props.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

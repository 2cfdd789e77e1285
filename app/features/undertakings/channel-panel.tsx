import { Button, Stack, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { UndertakingCommand, UndertakingView } from "../../contracts/undertakings.ts";
import { useCommand } from "../../http/use-command.ts";
import { useKeptValues } from "../../shell/drafts/use-kept-values.ts";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import text from "../../shell/kit/text.module.css";
import { TimeLeft } from "../../shell/kit/time-left.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { useMe } from "../../shell/shell-data.ts";
import classes from "./undertakings.module.css";

type Message = UndertakingView["messages"][number];

/** 直通: what the helped unit wrote to the owner and what came back, with how long each message waited; and the form for both. */
export function ChannelPanel({ undertaking }: { undertaking: UndertakingView }) {
  const { t } = useTranslation();
  const { messages, unanswered, may } = undertaking;
  return (
    <Panel title={t("undertakings:channel.title")} action={unanswered && <TimeLeft until={unanswered.due} />}>
      <div className={classes.rules}>
        <p className={text.quiet}>{t("undertakings:channel.rule")}</p>
        <p className={text.quiet}>{t("undertakings:channel.private")}</p>
      </div>
      {messages.length === 0 ? (
        <p className={text.quiet}>{t("undertakings:channel.none")}</p>
      ) : (
        <ol className={classes.list}>
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} />
          ))}
        </ol>
      )}
      {may.includes("write") && <MessageForm undertaking={undertaking} />}
    </Panel>
  );
}

function MessageItem({ message: { at, side, name, text: words, waited } }: { message: Message }) {
  const { t } = useTranslation();
  return (
    <li className={classes.message} data-side={side}>
      <div className={classes.head}>
        <strong>{t(`undertakings:channel.${side}`)}</strong>
        <span className={classes.quiet}>
          {name} <Moment at={at} />
        </span>
        {waited && <Waited waited={waited} />}
      </div>
      {words === null ? <p className={classes.quiet}>{t("undertakings:channel.hidden")}</p> : <p>{words}</p>}
    </li>
  );
}

function Waited({ waited: { workDays: count, answered } }: { waited: NonNullable<Message["waited"]> }) {
  const { t } = useTranslation();
  if (answered) return <span className={classes.quiet}>{count === 0 ? t("undertakings:channel.answeredSameDay") : t("undertakings:channel.answered", { count })}</span>;
  return <ToneBadge tone={count > 2 ? "late" : "soon"}>{count === 0 ? t("undertakings:channel.waitingToday") : t("undertakings:channel.waiting", { count })}</ToneBadge>;
}

function MessageForm({ undertaking: { id, owner } }: { undertaking: UndertakingView }) {
  const { t } = useTranslation();
  const isOwner = useMe().person.id === owner.id;
  const { values, set, forget } = useKeptValues(`undertaking:${id}:message`, { text: "" });
  const write = useCommand<UndertakingCommand>({ method: "POST", path: `/undertakings/${id}/steps`, queued: true, forget, onDone: () => showDone(t("undertakings:done.write")) });
  const label = t(`undertakings:channel.writeAs.${isOwner ? "owner" : "helped"}`);
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void write.submit({ command: "write", text: values.text });
      }}
    >
      <Stack gap="sm">
        <CommandProblem command={write} labels={{ text: label }} />
        <Textarea name="text" label={label} value={values.text} onChange={(event) => set({ text: event.currentTarget.value })} maxLength={1_000} autosize minRows={2} error={write.errors.text} />
        <Button type="submit" loading={write.busy} disabled={values.text.trim() === ""} style={{ alignSelf: "start" }}>
          {t("undertakings:channel.send")}
        </Button>
      </Stack>
    </form>
  );
}

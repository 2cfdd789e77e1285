import { Button, Group, Textarea } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesItem, MinutesView } from "../../../contracts/minutes.ts";
import { useCommand } from "../../../http/use-command.ts";
import { CommandProblem } from "../../../shell/kit/command-problem.tsx";
import { useDeviceDraft } from "../../../shell/drafts/use-device-draft.ts";
import { Moment } from "../../../shell/kit/day.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { useMe } from "../../../shell/shell-data.ts";
import { ToneBadge } from "../../../shell/kit/tone-badge.tsx";
import { ConsentList } from "../consents/consent-list.tsx";
import { ConsentRule } from "../consents/consent-panel.tsx";
import { ResultLine } from "../live/item-view.tsx";
import { Outcome, PollBars } from "../live/poll-panel.tsx";
import { VotesByName } from "../live/votes-by-name.tsx";
import { totalOf } from "../weights/total-of.ts";
import classes from "./minutes.module.css";

export interface MinutesItemPanelProps {
  minutes: MinutesView;
  item: MinutesItem;
  /** Told when words of this item begin or cease to wait for being saved. */
  onUnsaved: (item: string, unsaved: boolean) => void;
}

/** One item: results, polls and answers stand there by themselves, the text is written; nobody's words get lost. */
export function MinutesItemPanel({ minutes, item, onUnsaved }: MinutesItemPanelProps) {
  const { t } = useTranslation();
  const amendments = minutes.amendments.filter((amendment) => amendment.item === item.item);
  return (
    <Panel
      title={
        <>
          {t("meetings:minutes.itemTitle", { number: item.number, title: item.title })}{" "}
          {item.state === "skipped" && <ToneBadge tone="neutral">{t("meetings:itemState.skipped")}</ToneBadge>}
        </>
      }
    >
      <div className={classes.item}>
        {minutes.rights.write ? <TextEditor minutes={minutes} item={item} onUnsaved={onUnsaved} /> : item.text !== "" && <p className={classes.text}>{item.text}</p>}
        {item.consent && (
          <div>
            <strong>{t("meetings:consent.title")}</strong>
            <ConsentRule consent={item.consent} at={new Date(minutes.closedAt)} over />
            <ConsentList consent={item.consent} at={new Date(minutes.closedAt)} />
          </div>
        )}
        {item.polls.map((poll) => (
          <div key={poll.id}>
            <strong>{t("meetings:poll.title", { question: poll.question })}</strong>
            {poll.weights && <p className={classes.quiet}>{t("meetings:weights.by", { rule: poll.weights.rule })}</p>}
            {poll.tally && <PollBars tally={poll.tally} inWeights={poll.weights?.tally ?? null} total={totalOf(poll, [])} />}
            <Outcome poll={poll} inWeights={poll.weights?.tally ?? null} />
            <VotesByName poll={poll} units={[...minutes.present, ...minutes.absent]} />
            {poll.quorumReason !== null && <p className={classes.quiet}>{t("meetings:poll.quorumReason", { reason: poll.quorumReason })}</p>}
          </div>
        ))}
        {item.sides.length > 0 && (
          <p className={classes.quiet}>{item.sides.map((side) => t(`meetings:side.${side.answer}`, { name: side.organization.name })).join(" · ")}</p>
        )}
        {item.results.length > 0 && (
          <ul className={classes.results}>
            {item.results.map((result) => (
              <ResultLine key={result.id} result={result} />
            ))}
          </ul>
        )}
        {amendments.map((amendment) => (
          <blockquote key={amendment.id} className={classes.amendment}>
            {amendment.text}
            <footer>
              {amendment.organization.name} {amendment.name} · <Moment at={amendment.at} />
            </footer>
          </blockquote>
        ))}
      </div>
    </Panel>
  );
}

/** The text with its own revision: when somebody else wrote meanwhile, both texts stand side by side until one decides. */
function TextEditor({ minutes, item, onUnsaved }: MinutesItemPanelProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(item.text);
  const [basis, setBasis] = useState({ text: item.text, revision: item.revision });
  const words = useMemo(() => ({ text, basis }), [text, basis]);
  // With what it was written over: words that came meanwhile are shown beside it, not written over.
  const draft = useDeviceDraft(`${useMe().person.id}:minutes:${item.item}`, words, (found) => {
    if (found.text === undefined) return;
    setText(found.text);
    if (found.basis) setBasis(found.basis);
  });
  const save = useCommand<{ item: string; text: string }, MinutesView>({
    method: "PATCH",
    path: `/meetings/${minutes.meeting}/minutes`,
    queued: true,
    forget: draft.forget,
  });
  const changed = text !== basis.text;
  const overtaken = item.revision !== basis.revision;
  // Without words of one's own, or with the same words, the newest text is simply shown.
  if (overtaken && (!changed || text === item.text)) {
    setText(item.text);
    setBasis({ text: item.text, revision: item.revision });
  }
  useEffect(() => onUnsaved(item.item, changed), [onUnsaved, item.item, changed]);
  const conflict = overtaken && changed && text !== item.text;
  const submit = () => void save.submit({ item: item.item, text }, { revision: conflict ? item.revision : basis.revision });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <CommandProblem command={save} />
      {conflict && (
        <div className={classes.conflict} role="alert">
          <strong>{t("meetings:minutes.conflict", { name: item.editedBy ?? "" })}</strong>
          <p className={classes.text}>{item.text}</p>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setText(item.text);
              setBasis({ text: item.text, revision: item.revision });
            }}
          >
            {t("meetings:minutes.takeTheirs")}
          </Button>
        </div>
      )}
      <Textarea
        name={`text:${item.item}`}
        aria-label={t("meetings:minutes.textOf", { title: item.title })}
        placeholder={t("meetings:minutes.placeholder")}
        autosize
        minRows={2}
        maxLength={8_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        className={classes.editor}
      />
      <p className={classes.printed}>{text}</p>
      <Group justify="space-between" mt="xs" className={classes.editing}>
        <span className={classes.quiet}>
          {item.editedBy !== null && item.editedAt !== null && (
            <>
              {t("meetings:minutes.editedBy", { name: item.editedBy })} <Moment at={item.editedAt} ago />
            </>
          )}
        </span>
        {changed && (
          <Button type="submit" size="compact-md" loading={save.busy}>
            {t(conflict ? "meetings:minutes.keepMine" : "meetings:save")}
          </Button>
        )}
      </Group>
    </form>
  );
}

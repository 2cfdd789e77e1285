import { Button, Checkbox, Group } from "@mantine/core";
import { IconArrowBackUp, IconCheck, IconCircleHalf2, IconPencil, IconThumbUp, IconX, type Icon } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommentKind, CommentView, Verdict } from "../../contracts/consultations.ts";
import { useCommand } from "../../http/use-command.ts";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { ToneBadge, type Tone } from "../../shell/kit/tone-badge.tsx";
import classes from "./consultations.module.css";

const kinds: Record<CommentKind, readonly [Tone, Icon]> = { support: ["good", IconThumbUp], change: ["info", IconPencil], against: ["late", IconX] };
const looks: Record<Verdict, readonly [Tone, Icon]> = { adopted: ["good", IconCheck], partly: ["soon", IconCircleHalf2], declined: ["neutral", IconX] };

export interface Answering {
  /** Comments that were chosen to be answered in one go. */
  chosen: ReadonlySet<string>;
  onChoose: (id: string) => void;
  /** Changes the answer of one. */
  onChange: (id: string) => void;
}

/** What a unit thinks, with the answer. `answering`: for who may answer now. */
export function CommentLine({ comment, answering }: { comment: CommentView; answering: Answering | null }) {
  const { t } = useTranslation();
  const { id, kind, organization, person, named, wording, text, answer, earlier, mayWithdraw } = comment;
  const [tone, icon] = kinds[kind];
  const whose = organization ? organization.name : t("consultations:someUnit");
  return (
    <li id={`comment-${id}`} className={classes.comment}>
      <div className={classes.commentHead}>
        {answering && kind !== "support" && answer === null && (
          <Checkbox checked={answering.chosen.has(id)} onChange={() => answering.onChoose(id)} aria-label={t("consultations:answer.choose", { name: whose })} />
        )}
        <ToneBadge tone={tone} icon={icon}>
          {t(`consultations:kind.${kind}`)}
        </ToneBadge>
        <strong>{whose}</strong>
        {person !== null && <span className={classes.quiet}>{person}</span>}
        {!named && organization && <span className={classes.quiet}>{t("consultations:namedToDepartment")}</span>}
        <span className={classes.quiet}>
          <Moment at={comment.at} />
        </span>
        {mayWithdraw && <Withdraw comment={comment} />}
      </div>
      {wording !== "" && (
        <p className={classes.words}>
          <span className={classes.quiet}>{t("consultations:proposed")}</span> {wording}
        </p>
      )}
      {text !== "" && <p className={classes.words}>{text}</p>}
      {answer && (
        <div className={classes.answer}>
          <AnswerWords answer={answer} />
          {earlier.length > 0 && (
            <details>
              <summary className={classes.quiet}>{t("consultations:answer.earlier", { count: earlier.length })}</summary>
              {earlier.map((one) => (
                <AnswerWords key={one.at} answer={one} />
              ))}
            </details>
          )}
          {answering && (
            <Group mt={4}>
              <Button size="compact-sm" variant="subtle" onClick={() => answering.onChange(id)}>
                {t("consultations:answer.changeDots")}
              </Button>
            </Group>
          )}
        </div>
      )}
    </li>
  );
}

function AnswerWords({ answer: { verdict, reason, wording, at, name } }: { answer: NonNullable<CommentView["answer"]> }) {
  const { t } = useTranslation();
  const [tone, icon] = looks[verdict];
  return (
    <div>
      <div className={classes.commentHead}>
        <ToneBadge tone={tone} icon={icon}>
          {t(`consultations:verdict.${verdict}`)}
        </ToneBadge>
        <span className={classes.quiet}>
          {name} <Moment at={at} />
        </span>
      </div>
      {wording !== "" && (
        <p className={classes.words}>
          <span className={classes.quiet}>{t("consultations:newWording")}</span> {wording}
        </p>
      )}
      {reason !== "" && <p className={classes.words}>{reason}</p>}
    </div>
  );
}

function Withdraw({ comment: { id, consultation } }: { comment: CommentView }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const withdraw = useCommand({ method: "DELETE", path: `/consultations/${consultation}/comments/${id}`, onDone: () => showDone(t("consultations:done.withdrawn")) });
  return (
    <>
      <Button size="compact-sm" variant="subtle" leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => setAsking(true)}>
        {t("consultations:withdraw.dots")}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("consultations:withdraw.title")}
        effect={t("consultations:withdraw.effect")}
        send={t("consultations:withdraw.send")}
        command={withdraw}
        onSend={() => void withdraw.submit()}
      />
    </>
  );
}

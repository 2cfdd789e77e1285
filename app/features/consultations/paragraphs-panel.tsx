import { Button, Group } from "@mantine/core";
import { Link, useLocation, useSearchParams } from "@remix-run/react";
import { IconMessagePlus } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { CommentPart, CommentView, ConsultationView } from "../../contracts/consultations.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import { ScopePill } from "../../shell/kit/scope-pill.tsx";
import { AnswerDialog } from "./answer-dialog.tsx";
import { CommentDialog, type CommentDialogProps } from "./comment-dialog.tsx";
import { CommentLine, type Answering } from "./comment-line.tsx";
import classes from "./consultations.module.css";
import { KindBar } from "./kind-bar.tsx";

interface ParagraphsProps {
  consultation: ConsultationView;
  comments: Page<CommentView>;
  /** What the comments are narrowed to. */
  part: CommentPart | undefined;
}

/** The paragraphs of a draft, each with what was said about it folded under it; for the department also the way to answer. */
export function ParagraphsPanel({ consultation, comments, part }: ParagraphsProps) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<Pick<CommentDialogProps, "paragraph"> | null>(null);
  const [answered, setAnswered] = useState<{ ids: readonly string[]; change: boolean } | null>(null);
  const { paragraphs, corrections, may, mine, left } = consultation;
  const answering: Answering | null = may.includes("answer")
    ? {
        chosen,
        onChoose: (id) => setChosen((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id])),
        onChange: (id) => setAnswered({ ids: [id], change: true }),
      }
    : null;
  const on = (paragraph: string | null) => comments.items.filter((comment) => comment.paragraph === paragraph);
  const chosenHere = comments.items.filter(({ id, answer }) => chosen.has(id) && answer === null);
  const further = new URLSearchParams(params);
  if (comments.nextCursor !== null) further.set("cursor", comments.nextCursor);
  const label = (index: number) => t("consultations:article", { number: index + 1 });
  return (
    <Panel title={t("consultations:paragraphs")} flush>
      <div id="comments" className={classes.paragraphs}>
        {part && (
          <Group>
            <ScopePill removeLabel={t("consultations:scope.remove", { scope: t(`consultations:part.${part}`) })} onRemove={() => setParams({}, { preventScrollReset: true })}>
              {t(`consultations:part.${part}`)}
            </ScopePill>
          </Group>
        )}
        {paragraphs.map((paragraph, index) => (
          <section key={paragraph.id} id={`paragraph-${paragraph.id}`} className={classes.paragraph}>
            <h3 className={classes.heading}>
              {label(index)} {paragraph.heading}
            </h3>
            <p className={classes.text}>{paragraph.text}</p>
            <Before before={paragraph.before} />
            <Corrections corrections={corrections.filter((one) => one.paragraph === paragraph.id)} />
            <KindBar kinds={paragraph.kinds} />
            <Folded key={part ?? ""} comments={on(paragraph.id)} open={part !== undefined} answering={answering} />
            {mine.length > 0 && <SayButton onPress={() => setDialog({ paragraph: { id: paragraph.id, label: label(index), text: paragraph.text } })}>{t("consultations:comment.dots")}</SayButton>}
          </section>
        ))}
        {left.length > 0 && (
          <section className={classes.paragraph}>
            <h3 className={classes.heading}>{t("consultations:left")}</h3>
            {left.map(({ heading, text }) => (
              <p key={`${heading}${text}`} className={classes.gone}>
                {heading} {text}
              </p>
            ))}
          </section>
        )}
        <section className={classes.paragraph}>
          <h3 className={classes.heading}>{t("consultations:onWhole")}</h3>
          <Corrections corrections={corrections.filter((one) => one.paragraph === null)} />
          <Folded key={part ?? ""} comments={on(null)} open={part !== undefined} answering={answering} />
          {mine.length > 0 && <SayButton onPress={() => setDialog({ paragraph: null })}>{t("consultations:comment.wholeDots")}</SayButton>}
        </section>
        {comments.nextCursor !== null && (
          <Button component={Link} to={`?${further}#comments`} variant="default">
            {t("consultations:furtherComments")}
          </Button>
        )}
        {chosenHere.length > 0 && (
          <Group className={classes.chosen}>
            <Button onClick={() => setAnswered({ ids: chosenHere.map(({ id }) => id), change: false })}>{t("consultations:answer.several", { count: chosenHere.length })}</Button>
          </Group>
        )}
      </div>
      {dialog && <CommentDialog key={dialog.paragraph?.id ?? ""} consultation={consultation} paragraph={dialog.paragraph} onClose={() => setDialog(null)} />}
      {answered && (
        <AnswerDialog
          consultation={consultation.id}
          comments={comments.items.filter(({ id }) => answered.ids.includes(id))}
          change={answered.change}
          onClose={() => setAnswered(null)}
          onDone={() => {
            setAnswered(null);
            setChosen(new Set());
          }}
        />
      )}
    </Panel>
  );
}

const SayButton = ({ onPress, children }: { onPress: () => void; children: ReactNode }) => (
  <Group mt="xs">
    <Button size="xs" variant="default" leftSection={<IconMessagePlus size={16} aria-hidden />} onClick={onPress}>
      {children}
    </Button>
  </Group>
);

/** What a paragraph was in the round before. */
function Before({ before }: { before: ConsultationView["paragraphs"][number]["before"] }) {
  const { t } = useTranslation();
  if (before === null) return null;
  if (before.change !== "changed") return <p className={classes.quiet}>{t(`consultations:before.${before.change}`)}</p>;
  return (
    <details className={classes.before}>
      <summary>{t("consultations:before.changed")}</summary>
      <p className={classes.gone}>
        {before.heading} {before.text}
      </p>
    </details>
  );
}

function Corrections({ corrections }: { corrections: ConsultationView["corrections"] }) {
  const { t } = useTranslation();
  return corrections.map(({ id, note }) => (
    <p key={id} className={classes.correction}>
      <strong>{t("consultations:correction")}</strong> {note}
    </p>
  ));
}

/** Comments under their paragraph; open where a figure or a notice led to them. */
function Folded({ comments, open, answering }: { comments: readonly CommentView[]; open: boolean; answering: Answering | null }) {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const target = comments.find(({ id }) => hash === `#comment-${id}`)?.id;
  const [unfolded, setUnfolded] = useState(open);
  useEffect(() => {
    if (target === undefined) return;
    // After the first picture, which is the server's: that does not know the place on the page.
    let frame = requestAnimationFrame(() => {
      setUnfolded(true);
      frame = requestAnimationFrame(() => document.querySelector(`#comment-${target}`)?.scrollIntoView({ block: "center" }));
    });
    return () => cancelAnimationFrame(frame);
  }, [target]);
  if (comments.length === 0) return null;
  return (
    <details open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)} className={classes.fold}>
      <summary>{t("consultations:commentsOf", { count: comments.length })}</summary>
      <ul className={classes.comments}>
        {comments.map((comment) => (
          <CommentLine key={comment.id} comment={comment} answering={answering} />
        ))}
      </ul>
    </details>
  );
}

import { useEffect, useRef, type ReactNode } from "react";
import { Columns } from "../../shell/kit/columns.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { PageHeader, type PageHeaderProps } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { StageLine, type StageLineProps } from "../../shell/kit/stage-line.tsx";
import { useReadNotices } from "./use-read-notices.ts";
import classes from "./record-page.module.css";

export interface RecordPageProps {
  head: PageHeaderProps;
  /** Grows with each change. */
  revision: number;
  stages?: StageLineProps;
  /** What it is: words, facts, the answer. */
  children: ReactNode;
  /** What the reader can do now, as panels. */
  steps: ReactNode;
  log: { title: string; entries: RecordLogEntry[] };
  /** Below what was done. */
  beside?: ReactNode;
}

export interface RecordLogEntry {
  id: string;
  at: string;
  /** What was done, in a word or two. */
  verb: string;
  /** Who did it; empty for the clock. */
  name: string;
  text: string;
}

/** The page of one thing that is followed up (a task, a suggestion, a case): what it is, what to do now, what was done. */
export function RecordPage({ head, revision, stages, children, steps, log, beside }: RecordPageProps) {
  useReadNotices();
  const top = useRef<HTMLDivElement>(null);
  const known = useRef(revision);
  useEffect(() => {
    if (known.current === revision) return;
    known.current = revision;
    // The step that was pressed is gone, and the focus with it: it goes where the new state stands.
    if (document.activeElement === document.body) top.current?.focus();
  }, [revision]);
  return (
    <>
      <div ref={top} tabIndex={-1} className={classes.top}>
        <PageHeader {...head} />
        {stages && (
          <div className={classes.stages}>
            <StageLine {...stages} />
          </div>
        )}
      </div>
      <Columns
        side={
          <>
            <Panel title={log.title}>
              <ol className={classes.log}>
                {log.entries.toReversed().map((entry) => (
                  <li key={entry.id}>
                    <span className={classes.logHead}>
                      <strong>{entry.verb}</strong> {entry.name} <Moment at={entry.at} />
                    </span>
                    {entry.text !== "" && <p>{entry.text}</p>}
                  </li>
                ))}
              </ol>
            </Panel>
            {beside}
          </>
        }
      >
        <Panel>{children}</Panel>
        {steps}
      </Columns>
    </>
  );
}

/** What somebody wrote, in reading size. */
export function Quote({ children }: { children: string }) {
  return <p className={classes.quote}>{children}</p>;
}

/** What a unit answered, under its own heading. */
export function Answer({ title, children }: { title: string; children: string }) {
  return (
    <div className={classes.answer}>
      <h3>{title}</h3>
      <p className={classes.quote}>{children}</p>
    </div>
  );
}

/** A quiet line below a fact. */
export function FactNote({ children }: { children: ReactNode }) {
  return <div className={classes.note}>{children}</div>;
}

/** Why it does not go on, tinted. */
export function Obstacle({ children }: { children: ReactNode }) {
  return <p className={classes.obstacle}>{children}</p>;
}

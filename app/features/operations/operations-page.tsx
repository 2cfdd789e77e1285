/** 运行: what to look at first, then the figures of the process that answered, then what the clock does. Read anew every few seconds. */
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { AttentionCode, JobState, OperationsView } from "../../contracts/operations.ts";
import { formatBytes, formatClauses, formatInstant, formatNumber } from "../../i18n/formats.ts";
import { useReadEvery } from "../../realtime/use-read-every.ts";
import { useToday } from "../../shell/clock.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { Figure, FigureList } from "../../shell/kit/figure-list.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel, PanelRow, QuietLine } from "../../shell/kit/panel.tsx";
import text from "../../shell/kit/text.module.css";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./operations.module.css";
import { ReleaseOutgoing } from "./release-outgoing.tsx";

const READ_EVERY_MS = 5_000;

export function OperationsPage({ operations }: { operations: OperationsView }) {
  const { t } = useTranslation();
  useReadEvery(READ_EVERY_MS);
  const moment = formatInstant(t, operations.process.startedAt, { today: useToday() });
  return (
    <>
      <PageHeader title={t("operations:title")} aside={t("operations:since", { moment })} />
      <div className={classes.stack}>
        <Attention codes={operations.attention} outgoing={operations.outgoing} />
        <Figures operations={operations} />
        <Panel flush title={t("operations:jobs")}>
          {operations.jobs.map((job) => (
            <Job key={job.name} job={job} />
          ))}
        </Panel>
        <p className={text.quiet}>{t("operations:oneProcess")}</p>
      </div>
    </>
  );
}

function Attention({ codes, outgoing }: { codes: AttentionCode[]; outgoing: OperationsView["outgoing"] }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <Panel flush title={codes.length > 0 ? t("operations:attention") : undefined}>
      {codes.length === 0 && (
        <PanelRow
          lead={
            <ToneBadge tone="good" icon={IconCircleCheck}>
              {t("operations:fine")}
            </ToneBadge>
          }
        >
          {t("operations:fineHint")}
        </PanelRow>
      )}
      {codes.map((code) => (
        <PanelRow
          key={code}
          lead={
            <ToneBadge tone="late" icon={IconAlertTriangle}>
              {t(`operations:codes.${code}.what`)}
            </ToneBadge>
          }
          actions={code === "outgoing_held" && <ReleaseOutgoing />}
        >
          {t(`operations:codes.${code}.how`)}
          {code === "outgoing_held" && outgoing && <QuietLine>{heldSince(t, outgoing, today)}</QuietLine>}
        </PanelRow>
      ))}
    </Panel>
  );
}

/** Since when, of what age the data are, and how many wait. */
function heldSince(t: TFunction, { heldSince: since, backupAt, receivers }: NonNullable<OperationsView["outgoing"]>, today: string): string {
  const clauses = [t("operations:outgoing.since", { moment: formatInstant(t, since, { today }) }), ...(backupAt === null ? [] : [t("operations:outgoing.backupAt", { moment: formatInstant(t, backupAt, { today }) })]), t("operations:outgoing.receivers", { count: receivers })];
  return formatClauses(t, clauses);
}

function Figures({ operations }: { operations: OperationsView }) {
  const { t } = useTranslation();
  const { process, connections, engine, store, backup, drill, audit } = operations;
  const { push } = connections;
  const { loop } = process;
  return (
    <Panel title={t("operations:now")}>
      <FigureList wide>
        <Figure term={t("operations:people")} note={t("operations:sockets", { count: connections.sockets })}>
          {connections.people}
        </Figure>
        <Figure
          term={t("operations:push")}
          note={push ? t("operations:pushNote", { count: push.count, middle: time(t, push.p50Ms), longest: time(t, push.longestMs) }) : t("operations:noPush")}
        >
          {push ? time(t, push.p95Ms) : t("operations:unknown")}
        </Figure>
        <Figure term={t("operations:loop")} note={loop && t("operations:loopNote", { longest: time(t, loop.longestMs) })}>
          {loop ? time(t, loop.p95Ms) : t("operations:unknown")}
        </Figure>
        <Figure
          term={t("operations:lines")}
          note={engine.needs === null ? engine.running && t("operations:linesInDatabase") : t("operations:linesNote", { needs: engine.needs, resources: engine.resources })}
        >
          {engine.needs === null ? t("operations:unknown") : formatNumber(engine.needs + engine.resources!)}
        </Figure>
        <Figure term={t("operations:memory")} note={t("operations:node", { version: process.node })}>
          {formatBytes(process.memoryBytes)}
        </Figure>
        {store.kind === "own" ? (
          <Figure term={t("operations:data")} note={t("operations:free", { amount: formatBytes(store.freeBytes) })}>
            {formatBytes(store.bytes)}
          </Figure>
        ) : (
          <Figure term={t("operations:data")} note={t("operations:elsewhereNote")}>
            {t("operations:elsewhere")}
          </Figure>
        )}
        <Figure term={t("operations:backup")} note={backup && t(`operations:forms.${backup.form}`)}>
          {backup ? <Moment at={backup.at} /> : t("operations:noBackup")}
        </Figure>
        <Figure term={t("operations:drill")} note={drill && drillNote(t, drill)}>
          {drill ? <Moment at={drill.at} /> : t("operations:noBackup")}
        </Figure>
        <Figure term={t("operations:audit")} note={audit && auditNote(t, audit)}>
          {audit ? <Moment at={audit.at} /> : t("operations:unknown")}
        </Figure>
      </FigureList>
    </Panel>
  );
}

function drillNote(t: TFunction, { fault, documents, ms }: NonNullable<OperationsView["drill"]>): string {
  if (!fault) return t("operations:drillPassed", { documents: formatNumber(documents), time: time(t, ms) });
  const clauses = [t(`operations:drillFaults.${fault.code}`, { what: fault.what }), ...(fault.of > 1 ? [t("operations:drillMore", { count: fault.of - 1 })] : [])];
  return t("operations:drillFailed", { fault: formatClauses(t, clauses) });
}

const auditNote = (t: TFunction, { found, records }: NonNullable<OperationsView["audit"]>): string =>
  found === 0 ? t("operations:auditAgreed", { count: records, records: formatNumber(records) }) : t("operations:auditDisagreed", { count: found });

const badges = {
  good: { tone: "good", icon: IconCircleCheck },
  failing: { tone: "late", icon: IconAlertTriangle },
} as const;

function Job({ job }: { job: JobState }) {
  const { t } = useTranslation();
  const state = job.failing ? "failing" : "good";
  const facts = [
    interval(t, job.everySeconds),
    t("operations:took", { time: time(t, job.lastMs) }),
    ...(job.failures === 0 ? [] : [t("operations:failures", { count: job.failures })]),
  ];
  return (
    <PanelRow
      lead={
        <ToneBadge tone={badges[state].tone} icon={badges[state].icon}>
          {t(`operations:jobState.${state}`)}
        </ToneBadge>
      }
      aside={<Moment at={job.lastAt} ago />}
    >
      {t(`operations:jobNames.${job.name}`)}
      <QuietLine>{formatClauses(t, facts)}</QuietLine>
    </PanelRow>
  );
}

const interval = (t: TFunction, seconds: number): string =>
  seconds < 60 ? t("operations:every.seconds", { count: seconds }) : t("operations:every.minutes", { count: seconds / 60 });

/** `12 毫秒` below a second, else `1.2 秒`; below a tenth of a millisecond none. */
const time = (t: TFunction, ms: number): string =>
  ms < 1_000 ? t("operations:milliseconds", { count: formatNumber(ms, ms < 10 ? 1 : 0) }) : t("operations:seconds", { count: formatNumber(ms / 1_000, 1) });

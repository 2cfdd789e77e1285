import { Button, Group } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditCheckView, AuditFindingView } from "../../contracts/audit-seals.ts";
import { useCommand } from "../../http/use-command.ts";
import { formatInstant, formatNumber } from "../../i18n/formats.ts";
import { useReadEvery } from "../../realtime/use-read-every.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { CopyButton } from "../../shell/kit/copy-button.tsx";
import { Panel, PanelRow, QuietLine } from "../../shell/kit/panel.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import text from "../../shell/kit/text.module.css";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./administration.module.css";

const READ_EVERY_MS = 2_000;

/** Whether the records are as they were sealed: one quiet line where they are, else what is wrong and what to do. */
export function AuditSeals({ state }: { state: AuditCheckView }) {
  const { t } = useTranslation();
  const today = useToday();
  const begin = useCommand({ method: "POST", path: "/audits/check" });
  const { newest, check, checking, mayExplain } = state;
  const moment = (at: string) => formatInstant(t, at, { today });
  return (
    <div className={classes.seals}>
      {check !== null && check.found > 0 && <Findings check={check} mayExplain={mayExplain} />}
      <Group gap="xs">
        <p className={text.quiet} role="status">
          {newest ? t("administration:seals.sealed", { moment: moment(newest.at), number: newest.number }) : t("administration:seals.none")}
          {checking ? t("administration:seals.checking") : checkWords(t, check, moment)}
        </p>
        <Group gap={4}>
          <Button variant="subtle" size="compact-xs" onClick={() => void begin.submit()} loading={begin.busy} disabled={checking}>
            {t("administration:seals.check")}
          </Button>
          {newest && (
            <CopyButton variant="subtle" size="compact-xs" value={t("administration:seals.keepsake", { number: newest.number, at: newest.at, hash: newest.hash })}>
              {t("administration:seals.copy")}
            </CopyButton>
          )}
        </Group>
      </Group>
      <CommandProblem command={begin} />
      {checking && <Watching />}
    </div>
  );
}

/** Reads the page anew until the check is over. */
function Watching() {
  useReadEvery(READ_EVERY_MS);
  return null;
}

function checkWords(t: TFunction, check: AuditCheckView["check"], moment: (at: string) => string): string {
  if (!check) return t("administration:seals.unchecked");
  const facts = { moment: moment(check.at), records: formatNumber(check.records) };
  return check.found === 0 ? t("administration:seals.agreed", facts) : t("administration:seals.disagreed", { ...facts, count: check.found });
}

function Findings({ check, mayExplain }: { check: NonNullable<AuditCheckView["check"]>; mayExplain: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const [explaining, setExplaining] = useState(false);
  const { found, findings, explained, digest } = check;
  const onlySecrets = findings.every(({ kind }) => kind === "other_secret");
  return (
    <Panel flush>
      <PanelRow
        lead={
          explained ? (
            <ToneBadge tone="neutral" icon={IconCircleCheck}>
              {t("administration:seals.explained")}
            </ToneBadge>
          ) : (
            <ToneBadge tone="late" icon={IconAlertTriangle}>
              {t(onlySecrets ? "administration:seals.unproven" : "administration:seals.unsound")}
            </ToneBadge>
          )
        }
        actions={
          mayExplain &&
          !explained && (
            <Button variant="default" size="compact-sm" onClick={() => setExplaining(true)}>
              {t("administration:seals.explain")}
            </Button>
          )
        }
      >
        {explained
          ? t("administration:seals.explainedBy", {
              name: explained.by?.name ?? t("administration:seals.someone"),
              moment: formatInstant(t, explained.at, { today }),
              reason: explained.reason,
            })
          : t(onlySecrets ? "administration:seals.unprovenHow" : "administration:seals.unsoundHow")}
        <ul className={classes.findings}>
          {findings.map((finding) => (
            <li key={`${finding.kind} ${finding.record ?? finding.seal}`}>{findingWords(t, finding, today)}</li>
          ))}
        </ul>
        {found > findings.length && <QuietLine>{t("administration:seals.more", { count: found - findings.length })}</QuietLine>}
      </PanelRow>
      <ReasonDialog
        opened={explaining}
        onClose={() => setExplaining(false)}
        keptAs={`explain:${digest}`}
        title={t("administration:seals.explain")}
        effect={t("administration:seals.explainHow")}
        label={t("administration:seals.explainLabel")}
        maxLength={500}
        send={t("administration:seals.explain")}
        request={(reason) => ({ path: "/audits/check/explain", body: { digest, reason } })}
      />
    </Panel>
  );
}

/** One thing that does not agree. */
function findingWords(t: TFunction, { kind, seal, record, at }: AuditFindingView, today: string): string {
  const when = at === null ? "" : t("administration:seals.when", { moment: formatInstant(t, at, { today }) });
  return t(`administration:seals.kinds.${kind}`, { seal: seal ?? "", id: record ?? "", when });
}

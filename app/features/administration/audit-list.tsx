import { Anchor } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconHistory } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AuditView } from "../../contracts/audits.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Moment } from "../../shell/kit/day.tsx";
import { Panel, PanelRow } from "../../shell/kit/panel.tsx";
import classes from "./administration.module.css";
import { AuditChanges } from "./audit-changes.tsx";

/** Who did what to what, newest first; below, what changed. */
export function AuditList({ entries, narrowed = false }: { entries: AuditView[]; narrowed?: boolean }) {
  const { t } = useTranslation();
  if (entries.length === 0) {
    return (
      <Panel>
        <EmptyState icon={IconHistory} title={t(narrowed ? "administration:noAuditHere" : "administration:noAudit")} />
      </Panel>
    );
  }
  return (
    <Panel flush>
      {entries.map((entry) => (
        <PanelRow key={entry.id} aside={<Moment at={entry.at} />}>
          <div className={classes.grow}>
            {entry.person ? (
              <Anchor component={Link} underline="always" c="inherit" to={`?person=${entry.person.id}`}>
                {entry.person.name}
              </Anchor>
            ) : (
              t("administration:byClock")
            )}{" "}
            <ActionWords action={entry.action} />{" "}
            <Anchor component={Link} underline="always" c="inherit" to={`?subject=${entry.subject.id}`}>
              {entry.subject.name ?? t("administration:thisRecord")}
            </Anchor>
            {entry.alliance && entry.alliance.name !== entry.subject.name && <span> · {entry.alliance.name}</span>}
            <AuditChanges entry={entry} />
          </div>
        </PanelRow>
      ))}
    </Panel>
  );
}

/** The verb in words; one that only a newer hub knows is shown as it is written. */
function ActionWords({ action }: { action: string }) {
  const { t, i18n } = useTranslation();
  const key = `administration:verbs.${action.replace(".", "_").replaceAll("-", "_")}`;
  return <>{i18n.exists(key) ? t(key) : action}</>;
}

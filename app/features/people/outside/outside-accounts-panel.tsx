import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutsideAccountView, OutsideProviderView } from "../../../contracts/outside-accounts.ts";
import { Day } from "../../../shell/kit/day.tsx";
import { lazyDialog } from "../../../shell/kit/lazy-dialog.tsx";
import { Panel, PanelNote, PanelRow, QuietLine } from "../../../shell/kit/panel.tsx";
import { LastUsed } from "../last-used.tsx";
import classes from "../me.module.css";
import { EndOutsideAccountDialog } from "./end-outside-account-dialog.tsx";
import { useProviderName } from "./use-provider-name.ts";

const BindDialog = lazyDialog(async () => (await import("./bind-outside-account-dialog.tsx")).BindOutsideAccountDialog);

/** The accounts elsewhere that sign me in without a password. Nothing where the hub was set up with no provider. */
export function OutsideAccountsPanel({ accounts, providers }: { accounts: OutsideAccountView[]; providers: OutsideProviderView[] }) {
  const { t } = useTranslation();
  const nameOf = useProviderName();
  const [binding, setBinding] = useState<OutsideProviderView | null>(null);
  const [ending, setEnding] = useState<OutsideAccountView | null>(null);
  if (providers.length === 0 && accounts.length === 0) return null;
  const providerOf = ({ provider }: OutsideAccountView) => providers.find((each) => each.provider === provider) ?? { provider, name: null };
  const unused = providers.filter(({ provider }) => accounts.every((account) => account.provider !== provider));
  return (
    <Panel title={t("people:outside.title")} flush>
      {accounts.length === 0 && <PanelNote>{t("people:outside.hint")}</PanelNote>}
      {accounts.map((account) => (
        <PanelRow
          key={account.id}
          actions={
            <Button variant="default" size="xs" onClick={() => setEnding(account)}>
              {t("people:outside.end")}
            </Button>
          }
        >
          <div className={classes.main}>{nameOf(providerOf(account))}</div>
          <QuietLine>
            {account.label !== null && <span>{account.label}</span>}
            <span>
              {t("people:outside.since")} <Day value={account.linkedAt} year />
            </span>
            <LastUsed at={account.lastUsedAt} />
          </QuietLine>
        </PanelRow>
      ))}
      {unused.length > 0 && (
        <PanelRow>
          <Group gap="sm">
            {unused.map((each) => (
              <Button key={each.provider} variant="default" size="xs" onClick={() => setBinding(each)}>
                {t("people:outside.bind", { name: nameOf(each) })}
              </Button>
            ))}
          </Group>
        </PanelRow>
      )}
      {binding && <BindDialog provider={binding} opened onClose={() => setBinding(null)} />}
      {ending && <EndOutsideAccountDialog account={ending} name={nameOf(providerOf(ending))} onClose={() => setEnding(null)} />}
    </Panel>
  );
}

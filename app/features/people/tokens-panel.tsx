import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TokenView } from "../../contracts/people.ts";
import { Day } from "../../shell/kit/day.tsx";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel, PanelRow, QuietLine } from "../../shell/kit/panel.tsx";
import { LastUsed } from "./last-used.tsx";
import classes from "./me.module.css";
import { NewTokenDialog } from "./new-token-dialog.tsx";
import { RevokeTokenDialog } from "./revoke-token-dialog.tsx";

/** Tokens with which programs act in my name. */
export function TokensPanel({ tokens }: { tokens: TokenView[] }) {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<TokenView | null>(null);
  const add = (
    <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setMaking(true)}>
      {t("people:token.add")}
    </Button>
  );
  return (
    <Panel title={t("people:tokens")} action={tokens.length > 0 ? add : undefined} flush>
      {tokens.length === 0 && <EmptyState title={t("people:token.none")} hint={t("people:token.noneHint")} action={add} />}
      {tokens.map((token) => (
        <PanelRow
          key={token.id}
          actions={
            <Button variant="default" size="xs" onClick={() => setRevoking(token)}>
              {t("people:token.revoke")}
            </Button>
          }
        >
          <div className={classes.main}>{token.name}</div>
          <QuietLine>
            <span>
              {t("people:token.until")} <Day value={token.expiresAt} />
            </span>
            <LastUsed at={token.lastUsedAt} />
          </QuietLine>
        </PanelRow>
      ))}
      <NewTokenDialog opened={making} onClose={() => setMaking(false)} />
      {revoking && <RevokeTokenDialog token={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  );
}

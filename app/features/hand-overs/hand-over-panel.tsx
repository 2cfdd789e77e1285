import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HandOverPaper, TermAccount } from "../../contracts/hand-overs.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import { PrintButton } from "../../shell/kit/print-button.tsx";
import { StageLine } from "../../shell/kit/stage-line.tsx";
import { AcceptDialog, ReturnDialog, SignDialog, SignInPlaceDialog } from "./hand-over-dialogs.tsx";
import { HandOverForm } from "./hand-over-form.tsx";
import { HandOverLines } from "./hand-over-lines.tsx";
import classes from "./hand-overs.module.css";

type Dialog = "sign" | "signInPlace" | "return" | "accept" | "acceptInPlace";

/** What is handed over: written by the outgoing side until it signs, then as it was signed; and the steps of who looks at it. */
export function HandOverPanel({ account, paper }: { account: TermAccount; paper: HandOverPaper }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { handOver, may } = account;
  const close = () => setDialog(null);
  const state = handOver!.state;
  const stages = [t("hand-overs:stage.prepare"), t("hand-overs:stage.sign"), t("hand-overs:stage.accept")];
  return (
    <Panel
      title={t("hand-overs:list")}
      action={<PrintButton variant="subtle" size="compact-sm" />}
    >
      <div className={classes.steps}>
        <StageLine label={t("hand-overs:stages")} stages={stages} at={{ open: 0, handed: 2, accepted: 3 }[state]} />
        {may.prepare ? (
          <HandOverForm account={account} paper={paper} onSign={() => setDialog("sign")} />
        ) : (
          <>
            {paper.remarks !== "" && <p className={classes.remarks}>{paper.remarks}</p>}
            <HandOverLines paper={paper} />
          </>
        )}
        {(may.signInPlace || may.answer || may.acceptInPlace) && (
          <Group justify="flex-end" gap="sm">
            {may.signInPlace && (
              <Button variant="default" onClick={() => setDialog("signInPlace")}>
                {t("hand-overs:do.signInPlace")}
              </Button>
            )}
            {may.answer && (
              <>
                <Button variant="default" onClick={() => setDialog("return")}>
                  {t("hand-overs:do.return")}
                </Button>
                <Button onClick={() => setDialog("accept")}>{t("hand-overs:do.accept")}</Button>
              </>
            )}
            {may.acceptInPlace && (
              <Button variant="default" onClick={() => setDialog("acceptInPlace")}>
                {t("hand-overs:do.acceptInPlace")}
              </Button>
            )}
          </Group>
        )}
      </div>
      {dialog === "sign" && <SignDialog account={account} onClose={close} />}
      {dialog === "signInPlace" && <SignInPlaceDialog account={account} onClose={close} />}
      {dialog === "return" && <ReturnDialog account={account} onClose={close} />}
      {(dialog === "accept" || dialog === "acceptInPlace") && <AcceptDialog account={account} inPlace={dialog === "acceptInPlace"} onClose={close} />}
    </Panel>
  );
}

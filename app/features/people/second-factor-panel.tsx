import { Button, Text } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SecondFactorView } from "../../contracts/second-factor.ts";
import { Day } from "../../shell/kit/day.tsx";
import { lazyDialog } from "../../shell/kit/lazy-dialog.tsx";
import { Panel, QuietLine } from "../../shell/kit/panel.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";

const TurnOnDialog = lazyDialog(async () => (await import("./second-factor-on-dialog.tsx")).SecondFactorOnDialog);
const TurnOffDialog = lazyDialog(async () => (await import("./second-factor-off-dialog.tsx")).SecondFactorOffDialog);

/** Whether signing in takes a code from the phone, and how to have it so. */
export function SecondFactorPanel({ factor }: { factor: SecondFactorView }) {
  const { t } = useTranslation();
  // Which dialog is open does not follow from the state: turning it on leaves codes to be read.
  const [turning, setTurning] = useState<"on" | "off" | null>(null);
  const close = () => setTurning(null);
  return (
    <Panel title={t("people:secondFactor.title")}>
      {factor.on ? (
        <div>
          <ToneBadge tone="good" icon={IconShieldCheck}>
            {t("people:secondFactor.on")}
          </ToneBadge>
          <QuietLine>
            <span>
              {t("people:secondFactor.since")} <Day value={factor.since!} year />
            </span>
            <span>{factor.spareCodes === 0 ? t("people:secondFactor.noSpares") : t("people:secondFactor.spares", { count: factor.spareCodes })}</span>
          </QuietLine>
        </div>
      ) : (
        <Text size="sm">{t("people:secondFactor.off")}</Text>
      )}
      <Button variant="default" mt="sm" onClick={() => setTurning(factor.on ? "off" : "on")}>
        {t(factor.on ? "people:secondFactor.turnOff" : "people:secondFactor.turnOn")}
      </Button>
      <TurnOnDialog opened={turning === "on"} onClose={close} />
      <TurnOffDialog opened={turning === "off"} onClose={close} />
    </Panel>
  );
}

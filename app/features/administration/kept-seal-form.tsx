import { Button, Group, TextInput } from "@mantine/core";
import { Form } from "@remix-run/react";
import { IconAlertTriangle, IconCircleCheck, IconHelp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import classes from "./administration.module.css";
import type { KeptVerdict } from "./kept-seal.ts";

const badges = {
  agrees: { tone: "good", icon: IconCircleCheck },
  differs: { tone: "late", icon: IconAlertTriangle },
  gone: { tone: "late", icon: IconAlertTriangle },
  unreadable: { tone: "neutral", icon: IconHelp },
} as const;

/** A seal that was copied once and kept outside, held against the hub's; folded away until it is wanted. */
export function KeptSealForm({ kept, verdict }: { kept: string | undefined; verdict: KeptVerdict | null }) {
  const { t } = useTranslation();
  return (
    <details className={classes.kept} open={verdict !== null || undefined}>
      <summary>{t("administration:seals.compare")}</summary>
      <Form method="get">
        <Group gap="sm" align="flex-end" my="xs">
          <TextInput name="kept" label={t("administration:seals.kept")} defaultValue={kept} maxLength={300} style={{ flex: "1 1 260px", maxWidth: 720 }} />
          <Button type="submit" variant="default">
            {t("administration:seals.compareNow")}
          </Button>
        </Group>
      </Form>
      {verdict && (
        <div role="status">
          <ToneBadge tone={badges[verdict].tone} icon={badges[verdict].icon}>
            {t(`administration:seals.verdicts.${verdict}.what`)}
          </ToneBadge>{" "}
          {t(`administration:seals.verdicts.${verdict}.how`)}
        </div>
      )}
    </details>
  );
}

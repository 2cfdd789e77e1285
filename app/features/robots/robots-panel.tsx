import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RobotView } from "../../contracts/robots.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { Panel, PanelNote } from "../../shell/kit/panel.tsx";
import { RobotDialog } from "./robot-dialog.tsx";
import { RobotRow } from "./robot-row.tsx";

/** The robots by which groups in work apps are told of what happens in an alliance; for who keeps it. */
export function RobotsPanel({ alliance, robots }: { alliance: string; robots: RobotView[] }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<RobotView | "new" | null>(null);
  const add = (
    <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setEditing("new")}>
      {t("robots:add")}
    </Button>
  );
  return (
    <Panel title={t("robots:title")} action={robots.length > 0 ? add : undefined} flush>
      {robots.length === 0 ? (
        <EmptyState title={t("robots:none")} hint={t("robots:noneHint")} action={add} />
      ) : (
        <>
          {robots.map((robot) => (
            <RobotRow key={robot.id} alliance={alliance} robot={robot} onChange={() => setEditing(robot)} />
          ))}
          <PanelNote>{t("robots:what")}</PanelNote>
        </>
      )}
      <RobotDialog alliance={alliance} robot={editing} onClose={() => setEditing(null)} />
    </Panel>
  );
}

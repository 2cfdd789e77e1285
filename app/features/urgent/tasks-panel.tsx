import { Anchor, Button, Modal } from "@mantine/core";
import { Link, useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import type { UrgentView } from "../../contracts/urgent-matters.ts";
import { formatDay } from "../../i18n/formats.ts";
import { useToday } from "../../shell/clock.tsx";
import { Panel, PanelNote, PanelRow, QuietLine } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { ActionForm } from "../actions/action-form.tsx";
import { ActionBadge } from "../actions/actions-list.tsx";

/** Tasks that came from an urgent matter; who leads tasks gives another one without leaving the page. */
export function TasksPanel({ matter, units }: { matter: UrgentView; units: readonly NamedRef[] }) {
  const { t } = useTranslation();
  const today = useToday();
  const { revalidate } = useRevalidator();
  const [opened, setOpened] = useState(false);
  const { tasks, may, alliance } = matter;
  const give = may.includes("task") && (
    <Button size="compact-sm" variant="default" onClick={() => setOpened(true)}>
      {t("urgent:tasks.make")}
    </Button>
  );
  return (
    <Panel title={t("urgent:tasks.title")} action={give} flush>
      {tasks.length === 0 && <PanelNote>{t("urgent:tasks.none")}</PanelNote>}
      {tasks.map(({ id, number, title, state, due, lead }) => (
        <PanelRow key={id} aside={<ActionBadge action={{ state }} />}>
          <Anchor component={Link} to={`/actions/${id}`}>
            {title}
          </Anchor>
          <QuietLine>
            <span>{t("actions:number", { number })}</span>
            <span>{t("urgent:tasks.line", { lead: lead.name, day: formatDay(t, due, { today }) })}</span>
          </QuietLine>
        </PanelRow>
      ))}
      <Modal opened={opened} onClose={() => setOpened(false)} size="lg" title={t("urgent:tasks.make")} closeButtonProps={{ "aria-label": t("shell:close") }}>
        <ActionForm
          alliance={alliance.id}
          meeting={null}
          item={null}
          urgent={matter.id}
          units={[...units]}
          onDone={({ number }) => {
            setOpened(false);
            showDone(t("urgent:done.task", { number }));
            revalidate();
          }}
          onCancel={() => setOpened(false)}
        />
      </Modal>
    </Panel>
  );
}

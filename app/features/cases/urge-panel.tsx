import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../contracts/cases.ts";
import { Panel } from "../../shell/kit/panel.tsx";
import { ReasonDialog } from "../../shell/kit/reason-dialog.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { DispatchForm } from "./dispatch-form.tsx";

/** While a unit has the case: who keeps the line puts it under supervision, or gives it to another unit. */
export function UrgePanel({ record, units }: { record: CaseView; units: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<"supervise" | "dispatch" | null>(null);
  const close = () => setAsked(null);
  return (
    <Panel title={t("cases:urgeTitle", { name: record.unit?.name ?? "" })}>
      <Group gap="sm">
        {record.rights.supervise && (
          <Button variant="default" onClick={() => setAsked("supervise")}>
            {t("cases:superviseDots")}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsked("dispatch")}>
          {t("cases:redispatchDots")}
        </Button>
      </Group>
      <ReasonDialog
        opened={asked === "supervise"}
        onClose={close}
        title={t("cases:superviseTitle")}
        effect={t("cases:superviseEffect", { name: record.unit?.name ?? "" })}
        field="note"
        label={t("cases:field.noteOptional")}
        maxLength={300}
        optional
        send={t("cases:supervise")}
        keptAs={`case:${record.id}:${record.round}:supervise`}
        request={(note) => ({ path: `/cases/${record.id}/supervise`, body: { note }, revision: record.revision })}
        onDone={() => showDone(t("cases:done.supervised"))}
      />
      <Modal opened={asked === "dispatch"} onClose={close} title={t("cases:redispatch")} closeButtonProps={{ "aria-label": t("shell:close") }}>
        <DispatchForm record={record} units={units} onDone={close} />
      </Modal>
    </Panel>
  );
}

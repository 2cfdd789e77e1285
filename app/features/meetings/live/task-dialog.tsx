import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { ActionForm } from "../../actions/action-form.tsx";

/** A decision becomes a task with lead unit, helpers, day and measure, without leaving the meeting. */
export function TaskDialog({ meeting, opened, onClose }: { meeting: MeetingView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t("meetings:task.make")} closeButtonProps={{ "aria-label": t("shell:close") }}>
      <ActionForm
        alliance={meeting.alliance.id}
        meeting={meeting.currentItem === null ? null : meeting.id}
        item={meeting.currentItem}
        units={meeting.presence.units}
        onDone={onClose}
        onCancel={onClose}
      />
    </Modal>
  );
}

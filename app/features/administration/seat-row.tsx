import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SeatView } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { ConfirmDialog } from "../../shell/kit/confirm-dialog.tsx";
import { Day } from "../../shell/kit/day.tsx";
import { PanelRow } from "../../shell/kit/panel.tsx";
import { showDone } from "../../shell/kit/show-undo.tsx";
import { causeText } from "../alliances/cause-text.ts";

/** A seat of a person. Ending it takes effect at once and cannot be taken back, so it is asked for twice. */
export function SeatRow({ seat, person }: { seat: SeatView; person: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const end = useCommand({
    method: "DELETE",
    path: `/seats/${seat.id}`,
    onDone() {
      close();
      showDone(t("administration:seatEnded"));
    },
  });
  const role = [seat.organization?.name, t(`roles:${seat.role}`)].filter(Boolean).join(" · ");
  return (
    <PanelRow
      actions={
        <Button variant="default" size="xs" onClick={() => setAsking(true)}>
          {t("administration:endSeat")}
        </Button>
      }
    >
      <strong>{t(`roles:${seat.role}`)}</strong> {seat.organization?.name}
      <Text size="sm" c="dimmed">
        {[seat.alliance?.name, causeText(t, seat.cause)].filter(Boolean).join(" · ")} · <Day value={seat.from} year />
        {seat.until && (
          <>
            {" – "}
            <Day value={new Date(Date.parse(seat.until) - 1).toISOString()} year />
          </>
        )}
      </Text>
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={t("administration:endSeatTitle", { name: person, role })}
        effect={t("administration:endSeatHint")}
        send={t("administration:endSeat")}
        command={end}
        onSend={() => void end.submit()}
      />
    </PanelRow>
  );
}

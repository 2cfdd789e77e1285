import { Button } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { lazyDialog } from "../../../shell/kit/lazy-dialog.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { WeightsList } from "./weights-list.tsx";

const WeightsDialog = lazyDialog(async () => (await import("./weights-dialog.tsx")).WeightsDialog);

/** By which rule votes weigh, for everybody to read beforehand; for who prepares the way to set it. Nothing where each unit has one vote. */
export function WeightsPanel({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation();
  const [setting, setSetting] = useState(false);
  const { weights, rights, state } = meeting;
  const edits = rights.prepare && (state === "draft" || state === "scheduled");
  if (!weights && !edits) return null;
  return (
    <Panel title={t("meetings:weights.title")}>
      {weights ? <WeightsList weights={weights} units={meeting.presence.units} /> : t("meetings:weights.none")}
      {edits && (
        <div>
          <Button mt="sm" variant="default" leftSection={<IconScale size={16} aria-hidden />} onClick={() => setSetting(true)}>
            {t(weights ? "meetings:weights.change" : "meetings:weights.set")}
          </Button>
        </div>
      )}
      <WeightsDialog key={weights?.rule ?? ""} meeting={meeting} opened={setting} onClose={() => setSetting(false)} />
    </Panel>
  );
}

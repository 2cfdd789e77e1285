import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingView } from "../../../contracts/meetings.ts";
import { lazyDialog } from "../../../shell/kit/lazy-dialog.tsx";
import { Panel } from "../../../shell/kit/panel.tsx";
import { SearchSelect } from "../../../shell/kit/search-select.tsx";
import { ConsentPanel } from "../consents/consent-panel.tsx";

const ConsentDialog = lazyDialog(async () => (await import("../consents/consent-dialog.tsx")).ConsentDialog);

/** For who prepares: the items that need the consent of units with their answers, and the way to name units for another item. */
export function ConsentsPanel({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string | null>(null);
  // Hidden items ask nobody: the units could not read them.
  const free = meeting.agenda.filter((item) => !item.hidden && !item.consent);
  const item = free.find(({ id }) => id === asked);
  return (
    <>
      {meeting.agenda
        .filter(({ consent }) => consent)
        .map((each) => (
          <ConsentPanel key={each.id} meeting={meeting} item={each} named />
        ))}
      {free.length > 0 && (
        <Panel title={t("meetings:consent.title")}>
          <SearchSelect
            label={t("meetings:consent.set")}
            placeholder={t("meetings:consent.chooseItem")}
            data={free.map(({ id, title }) => ({ value: id, label: title }))}
            value={asked}
            onChange={setAsked}
          />
        </Panel>
      )}
      {item && <ConsentDialog key={item.id} meeting={meeting} item={item} opened onClose={() => setAsked(null)} />}
    </>
  );
}

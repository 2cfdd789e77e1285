/** Common needs: the same need of several firms as one line, those of most firms first. */
import { IconUsersGroup } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CommonNeedView } from "../../contracts/common-needs.ts";
import type { MeetingSummary } from "../../contracts/meetings.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { UpdatesButton } from "../../shell/kit/updates-button.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { CommonNeedCard } from "./common-need-card.tsx";
import classes from "./common-needs.module.css";

export interface CommonNeedsPageProps {
  needs: readonly CommonNeedView[];
  meetings: readonly MeetingSummary[];
}

export function CommonNeedsPage({ needs, meetings }: CommonNeedsPageProps) {
  const { t } = useTranslation();
  const updates = useLiveRevalidate(useMe().streams, { types: ["common-need."], hold: needs.length > 0 });
  return (
    <>
      <PageHeader title={t("matches:common.title")} trail={[{ label: t("listings:title"), href: "/listings?kind=need" }]} />
      <UpdatesButton updates={updates} />
      <div className={classes.stack}>
        {needs.length === 0 ? (
          <Panel>
            <EmptyState icon={IconUsersGroup} title={t("matches:common.none")} hint={t("matches:common.noneHint")} />
          </Panel>
        ) : (
          needs.map((need) => <CommonNeedCard key={need.id} need={need} meetings={meetings} />)
        )}
      </div>
    </>
  );
}

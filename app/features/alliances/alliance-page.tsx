import { Anchor, Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconAffiliate, IconBook2, IconStack2 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedRef } from "../../contracts/common.ts";
import type { AllianceSeatView, AllianceView, MemberView, RotationView } from "../../contracts/alliances.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { useMe } from "../../shell/shell-data.ts";
import classes from "./alliance-page.module.css";
import { AllianceSeatsPanel } from "./alliance-seats-panel.tsx";
import { ChainPicture } from "./chain-picture.tsx";
import { ChainTable } from "./chain-table.tsx";
import { MembersPanel } from "./members-panel.tsx";
import { RotationPanel } from "./rotation-panel.tsx";

export interface AlliancePageProps {
  alliance: AllianceView;
  members: MemberView[];
  rotation: RotationView;
  seats: AllianceSeatView[];
  candidates: NamedRef[];
}

/** One alliance: its chain with members and gaps, the rotation of its chair, members and seats. */
export function AlliancePage({ alliance, members, rotation, seats, candidates }: AlliancePageProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [asTable, setAsTable] = useState(false);
  useLiveRevalidate([{ stream: `alliance:${alliance.id}` }], { types: ["alliance.", "chair.", "listing.", "match."] });
  const own = new Set(me.seats.flatMap((seat) => seat.organization?.id ?? []));
  const edit = alliance.may.keep && (
    <Button component={Link} to={`/admin/alliances/${alliance.id}`} variant="default">
      {t("alliances:edit")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={alliance.name}
        aside={t("alliances:aside", { county: alliance.countyName, department: alliance.leadDepartment.name, count: alliance.members })}
        actions={
          <>
            <Button component={Link} to={`/alliances/${alliance.id}/editions`} variant="default" leftSection={<IconStack2 size={16} aria-hidden />}>
              {t("alliances:editions")}
            </Button>
            <Button component={Link} to={`/examples?alliance=${alliance.id}`} variant="default" leftSection={<IconBook2 size={16} aria-hidden />}>
              {t("alliances:examples")}
            </Button>
            {edit}
          </>
        }
      />
      <div className={classes.stack}>
        <Panel
          title={t("alliances:chain")}
          action={
            alliance.links.length > 0 && (
              <Anchor component="button" type="button" size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
                {asTable ? t("alliances:hideTable") : t("alliances:showTable")}
              </Anchor>
            )
          }
        >
          {alliance.links.length === 0 ? (
            <EmptyState icon={IconAffiliate} title={t("alliances:noChain")} action={edit || undefined} />
          ) : (
            <ChainPicture links={alliance.links} members={members} own={own} />
          )}
          <div className={asTable ? undefined : classes.readAloud}>
            <ChainTable links={alliance.links} members={members} />
          </div>
        </Panel>
        <RotationPanel alliance={alliance} rotation={rotation} seats={seats} />
        <div className={classes.columns}>
          <MembersPanel alliance={alliance} members={members} candidates={candidates} />
          <AllianceSeatsPanel seats={seats} />
        </div>
      </div>
    </>
  );
}

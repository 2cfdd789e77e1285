import { Button, Tabs } from "@mantine/core";
import { Link, useLocation, useNavigate, useSearchParams } from "@remix-run/react";
import { IconBell, IconFileImport, IconFilePencil, IconListSearch, IconPlus, IconStack2, IconUsersGroup } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import { listingKinds, type ListingKind, type ListingView } from "../../contracts/listings.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { SaveLedger } from "../../shell/kit/save-ledger.tsx";
import { UpdatesButton } from "../../shell/kit/updates-button.tsx";
import { useMe, useOversees, useSeat } from "../../shell/shell-data.ts";
import { SaveSearchButton } from "../searches/save-search-button.tsx";
import { ListingFilters } from "./listing-filters.tsx";
import { ListingScope } from "./listing-scope.tsx";
import { ListingsTable } from "./listings-table.tsx";
import { mayPublish } from "./publishers.ts";
import { useMore } from "./use-more.ts";

/** What narrows the list, beside its kind. */
export const filterNames = ["q", "state", "category", "place", "dueFrom", "dueUntil", "owner", "alliance"] as const;

/** The three lists: tabs, filters, rows. */
export function ListingsPage({ kind, page }: { kind: ListingKind; page: Page<ListingView> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const alliance = search.get("alliance");
  const me = useMe();
  const oversees = useOversees();
  const seat = useSeat();
  const publishes = mayPublish(me.seats, kind);
  const updates = useLiveRevalidate(me.streams, { types: ["listing.", "policy."], hold: true });
  const list = useMore(page, (cursor) => {
    const next = new URLSearchParams(search);
    next.set("cursor", cursor);
    return `${pathname}?index&${next.toString()}`;
  });
  const filtered = filterNames.some((name) => search.get(name));

  const saved = new URLSearchParams(search);
  saved.set("kind", kind);

  return (
    <>
      <PageHeader
        title={t("listings:title")}
        actions={
          <>
            {publishes && (
              <Button component={Link} to={`/publish?kind=${kind}`} leftSection={<IconPlus size={16} aria-hidden />}>
                {t(`shell-actions:publish.${kind}`)}
              </Button>
            )}
            {publishes && kind !== "policy" && (
              <Button component={Link} to={`/imports?${new URLSearchParams({ kind, ...(alliance && { alliance }) })}`} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
                {t("listings:import")}
              </Button>
            )}
            <SaveSearchButton kind={kind} />
            <Button component={Link} to="/searches" variant="default" leftSection={<IconBell size={16} aria-hidden />}>
              {t("shell-actions:searches.manage")}
            </Button>
            {kind === "policy" && (
              <Button component={Link} to="/consultations" variant="default" leftSection={<IconFilePencil size={16} aria-hidden />}>
                {t("listings:consultations")}
              </Button>
            )}
            {oversees && kind === "need" && (
              <Button component={Link} to="/common-needs" variant="default" leftSection={<IconUsersGroup size={16} aria-hidden />}>
                {t("matches:common.title")}
              </Button>
            )}
            {seat?.alliance && (
              <Button component={Link} to={`/alliances/${seat.alliance.id}/editions`} variant="default" visibleFrom="sm" leftSection={<IconStack2 size={16} aria-hidden />}>
                {t("listings:editions")}
              </Button>
            )}
            {list.items.length > 0 && <SaveLedger wideOnly href={`/listings.xlsx?${saved}`} />}
          </>
        }
      />
      <Tabs value={kind} onChange={(value) => void navigate(`${pathname}?kind=${value}`)} mb="md" keepMounted={false}>
        <Tabs.List>
          {listingKinds.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`listings:kind.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <ListingFilters kind={kind} />
      <ListingScope first={list.items[0]} />
      <UpdatesButton updates={updates} />
      <ListingsTable
        kind={kind}
        listings={list.items}
        empty={
          <Panel>
            <EmptyState
              icon={IconListSearch}
              title={t(filtered ? "listings:noneFound" : "listings:none")}
              hint={filtered ? t("listings:noneFoundHint") : t(`listings:noneHint.${kind}`)}
              action={
                (filtered || publishes) && (
                  <Button component={Link} to={filtered ? `${pathname}?kind=${kind}` : `/publish?kind=${kind}`} variant={filtered ? "default" : "filled"}>
                    {filtered ? t("listings:clearFilters") : t(`shell-actions:publish.${kind}`)}
                  </Button>
                )
              }
            />
          </Panel>
        }
      />
      {list.hasMore && (
        <Button variant="default" mt="md" fullWidth loading={list.busy} onClick={list.more}>
          {t("listings:more")}
        </Button>
      )}
    </>
  );
}

/** My saved searches: what each looks for, what is unread; rename, pause, forget. */
import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { IconBellOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SavedSearchView } from "../../contracts/saved-searches.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { EmptyState } from "../../shell/kit/empty-state.tsx";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { Panel } from "../../shell/kit/panel.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { SearchRow } from "./search-row.tsx";

export function SearchesPage({ searches }: { searches: readonly SavedSearchView[] }) {
  const { t } = useTranslation();
  useLiveRevalidate(useMe().streams, { types: ["notice."] });
  return (
    <>
      <PageHeader title={t("listings:searches.title")} trail={[{ label: t("listings:title"), href: "/listings" }]} />
      <Panel flush>
        {searches.length === 0 ? (
          <EmptyState
            icon={IconBellOff}
            title={t("listings:searches.none")}
            hint={t("listings:searches.noneHint")}
            action={
              <Button component={Link} to="/listings">
                {t("listings:searches.toLists")}
              </Button>
            }
          />
        ) : (
          searches.map((search) => <SearchRow key={search.id} search={search} />)
        )}
      </Panel>
    </>
  );
}

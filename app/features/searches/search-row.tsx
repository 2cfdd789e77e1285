/** One saved search: its name leads to what it finds today and marks it as read. */
import { Button } from "@mantine/core";
import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedSearchInput, SavedSearchPatch, SavedSearchView } from "../../contracts/saved-searches.ts";
import { useCommand } from "../../http/use-command.ts";
import { useToday } from "../../shell/clock.tsx";
import { CommandProblem } from "../../shell/kit/command-problem.tsx";
import { PanelRow, QuietLine } from "../../shell/kit/panel.tsx";
import { showUndo } from "../../shell/kit/show-undo.tsx";
import { ToneBadge } from "../../shell/kit/tone-badge.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { addressOf, describeSearch } from "./search-terms.ts";

export function SearchRow({ search }: { search: SavedSearchView }) {
  const { t } = useTranslation();
  const today = useToday();
  const [renaming, setRenaming] = useState(false);
  const path = `/saved-searches/${search.id}`;
  const change = useCommand<SavedSearchPatch>({ method: "PATCH", path });
  const read = useCommand({ method: "POST", path: `${path}/read`, revalidate: false });
  const again = useCommand<SavedSearchInput>({ method: "POST", path: "/saved-searches" });
  const remove = useCommand({
    method: "DELETE",
    path,
    onDone: () =>
      showUndo({
        message: t("listings:searches.deleted", { name: search.name }),
        undoLabel: t("listings:searches.undo"),
        onUndo: () => void again.submit({ name: search.name, terms: search.terms }),
      }),
  });
  const quiet = { variant: "subtle", color: "gray", size: "compact-sm" } as const;
  return (
    <>
      <PanelRow
        lead={
          search.paused ? (
            <ToneBadge tone="neutral">{t("listings:searches.paused")}</ToneBadge>
          ) : (
            search.unread > 0 && <ToneBadge tone="brand">{t("listings:searches.unread", { count: search.unread })}</ToneBadge>
          )
        }
        aside={t("listings:searches.foundSoFar", { count: search.found })}
        actions={
          <>
            <Button {...quiet} loading={change.busy} onClick={() => void change.submit({ paused: !search.paused }, { revision: search.revision })}>
              {t(search.paused ? "listings:searches.resume" : "listings:searches.pause")}
            </Button>
            <Button {...quiet} onClick={() => setRenaming(true)}>
              {t("listings:searches.rename")}
            </Button>
            <Button {...quiet} loading={remove.busy} onClick={() => void remove.submit()}>
              {t("listings:searches.delete")}
            </Button>
          </>
        }
      >
        <Link to={addressOf(search.terms, today)} onClick={() => search.unread > 0 && void read.submit()}>
          {search.name}
        </Link>
        <QuietLine>
          <span>{describeSearch(t, search)}</span>
        </QuietLine>
      </PanelRow>
      <CommandProblem command={change} />
      <CommandProblem command={remove} />
      {renaming && <RenameDialog search={search} onClose={() => setRenaming(false)} />}
    </>
  );
}

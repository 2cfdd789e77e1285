import { Button } from "@mantine/core";
import { useSearchParams } from "@remix-run/react";
import { IconMessagePlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Page } from "../../contracts/common.ts";
import type { SuggestionCounts, SuggestionView } from "../../contracts/suggestions.ts";
import { useLiveRevalidate } from "../../realtime/use-live-revalidate.ts";
import { PageHeader } from "../../shell/kit/page-header.tsx";
import { useMe } from "../../shell/shell-data.ts";
import { FollowupTabs } from "../followup/followup-tabs.tsx";
import { ownAlliances } from "../followup/own-alliances.ts";
import { SuggestionDialog } from "./suggestion-dialog.tsx";
import { SuggestionsList } from "./suggestions-list.tsx";

/** 意见建议台账; `?new` opens it with the form. */
export function SuggestionsPage({ page, counts }: { page: Page<SuggestionView>; counts: SuggestionCounts }) {
  const { t } = useTranslation();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  useLiveRevalidate(me.streams, { types: ["suggestion."] });
  const alliances = ownAlliances(me);
  const open = (opened: boolean) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (opened) next.set("new", "");
      else next.delete("new");
      return next;
    });
  return (
    <>
      <PageHeader
        title={t("suggestions:title")}
        aside={t("suggestions:summary", { ...counts })}
        actions={
          alliances.length > 0 && (
            <Button leftSection={<IconMessagePlus size={18} aria-hidden />} onClick={() => open(true)}>
              {t("suggestions:make")}
            </Button>
          )
        }
      />
      <FollowupTabs />
      <SuggestionsList page={page} counts={counts} />
      <SuggestionDialog alliances={alliances} opened={params.has("new") && alliances.length > 0} onClose={() => open(false)} />
    </>
  );
}

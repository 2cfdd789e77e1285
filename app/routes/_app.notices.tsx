import { Button } from "@mantine/core";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { pageQuery } from "../contracts/common.ts";
import { NoticesList } from "../features/notices/notices-list.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { useCommand } from "../http/use-command.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { CommandProblem } from "../shell/kit/command-problem.tsx";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("notices");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const query = searchOf(request, pageQuery);
  return orErrorPage(context, context.services.notifications.listNotices(actor, query));
}

export default function NoticesPage() {
  const { t } = useTranslation();
  const page = useLoaderData<typeof loader>();
  const { unreadNotices } = useMe();
  const read = useCommand<{ ids?: string[] }>({ method: "POST", path: "/notices/read" });
  return (
    <>
      <PageHeader
        title={t("shell:nav.notices")}
        aside={unreadNotices > 0 ? t("inbox:unreadCount", { count: unreadNotices }) : undefined}
        actions={
          unreadNotices > 0 && (
            <Button variant="default" loading={read.busy} onClick={() => void read.submit({})}>
              {t("inbox:readAll")}
            </Button>
          )
        }
      />
      <CommandProblem command={read} />
      <NoticesList page={page} onOpen={(id) => void read.submit({ ids: [id] })} />
    </>
  );
}

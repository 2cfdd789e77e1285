import { Button } from "@mantine/core";
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { pageQuery } from "../contracts/common.ts";
import { AlliancesList } from "../features/alliances/alliances-list.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";

export const handle = pageTexts("alliances");

/** Who reads one alliance only goes straight to it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const query = searchOf(request, pageQuery);
  const page = await orErrorPage(context, context.services.alliances.listAlliances(actor, query));
  if (query.cursor === undefined && page.items.length === 1) throw redirect(`/alliances/${page.items[0]!.id}`);
  return page;
}

export default function Alliances() {
  const { t } = useTranslation();
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("alliances:title")} />
      <AlliancesList alliances={page.items} hrefOf={(id) => `/alliances/${id}`} />
      {page.nextCursor !== null && (
        <Button component={Link} to={`?cursor=${encodeURIComponent(page.nextCursor)}`} variant="default" mt="md">
          {t("alliances:more")}
        </Button>
      )}
    </>
  );
}

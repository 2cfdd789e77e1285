import { Button } from "@mantine/core";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { organizationKinds, organizationQuery } from "../contracts/organizations.ts";
import { ListFilter, NextPage } from "../features/administration/list-filter.tsx";
import { OrganizationsList } from "../features/administration/organizations-list.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";

export const handle = pageTexts("alliances");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return orErrorPage(context, context.services.alliances.listOrganizations(actor, searchOf(request, organizationQuery)));
}

export default function Organizations() {
  const { t } = useTranslation();
  const page = useLoaderData<typeof loader>();
  const choice = organizationKinds.map((value) => ({ value, label: t(`alliances:kinds.${value}`) }));
  return (
    <>
      <PageHeader
        title={t("administration:organizationsTitle")}
        actions={
          <Button component={Link} to="/admin/organizations/new">
            {t("administration:newOrganization")}
          </Button>
        }
      />
      <ListFilter placeholder={t("administration:findOrganizations")} choice={{ name: "kind", label: t("alliances:kind"), data: choice }} />
      <OrganizationsList organizations={page.items} />
      <NextPage cursor={page.nextCursor} />
    </>
  );
}

import { Button } from "@mantine/core";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { allianceQuery } from "../contracts/alliances.ts";
import { ListFilter, NextPage } from "../features/administration/list-filter.tsx";
import { NewAllianceDialog } from "../features/administration/new-alliance-dialog.tsx";
import { AlliancesList } from "../features/alliances/alliances-list.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { readWhole } from "../http/read-whole.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";

export const handle = pageTexts("alliances");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { alliances } = context.services;
  const founds = actor.seats.some(({ role }) => role === "administrator" || role === "officer");
  const [page, departments] = await orErrorPage(
    context,
    Promise.all([
      alliances.listAlliances(actor, searchOf(request, allianceQuery)),
      founds ? readWhole((query) => alliances.listOrganizations(actor, { ...query, kind: "department" })) : [],
    ]),
  );
  return { page, departments, founds };
}

export default function Alliances() {
  const { t } = useTranslation();
  const { page, departments, founds } = useLoaderData<typeof loader>();
  const [founding, setFounding] = useState(false);
  return (
    <>
      <PageHeader
        title={t("administration:alliancesTitle")}
        actions={founds && <Button onClick={() => setFounding(true)}>{t("administration:newAlliance")}</Button>}
      />
      <ListFilter placeholder={t("administration:findAlliances")} />
      <AlliancesList alliances={page.items} hrefOf={(id) => `/admin/alliances/${id}`} />
      <NextPage cursor={page.nextCursor} />
      <NewAllianceDialog opened={founding} departments={departments} onClose={() => setFounding(false)} />
    </>
  );
}

import { Button } from "@mantine/core";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleQuery, roles } from "../contracts/people.ts";
import { countiesIn } from "../features/administration/counties.ts";
import { ListFilter, NextPage } from "../features/administration/list-filter.tsx";
import { NewPersonDialog } from "../features/administration/new-person-dialog.tsx";
import { PeopleList } from "../features/administration/people-list.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { searchOf } from "../http/search-of.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("people");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { people, alliances } = context.services;
  const query = searchOf(request, peopleQuery);
  const [page, known] = await orErrorPage(
    context,
    Promise.all([people.listPeople(actor, query), alliances.listAlliances(actor, { limit: 100 })]),
  );
  return { page, counties: countiesIn(known.items) };
}

export default function People() {
  const { t } = useTranslation();
  const { page, counties } = useLoaderData<typeof loader>();
  const [adding, setAdding] = useState(false);
  const anywhere = useMe().seats.some((seat) => seat.role === "administrator");
  const choice = roles.filter((role) => role !== "chair").map((value) => ({ value, label: t(`roles:${value}`) }));
  return (
    <>
      <PageHeader title={t("administration:peopleTitle")} actions={<Button onClick={() => setAdding(true)}>{t("administration:newPerson")}</Button>} />
      <ListFilter placeholder={t("administration:findPeople")} choice={{ name: "role", label: t("administration:role"), data: choice }} />
      <PeopleList people={page.items} />
      <NextPage cursor={page.nextCursor} />
      <NewPersonDialog opened={adding} counties={counties} anywhere={anywhere} onClose={() => setAdding(false)} />
    </>
  );
}

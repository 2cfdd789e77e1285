import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PersonPage, type PersonPageProps } from "../features/administration/person-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { readWhole } from "../http/read-whole.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("alliances", "people", "suggestions");

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<PersonPageProps> {
  const actor = requireActor(context, request);
  const { people, alliances } = context.services;
  const [person, known, organizations] = await orErrorPage(
    context,
    Promise.all([
      people.getAccount(actor, params.id ?? ""),
      readWhole((page) => alliances.listAlliances(actor, page)),
      readWhole((page) => alliances.listOrganizations(actor, page)),
    ]),
  );
  return { person, alliances: known, organizations };
}

export default function Person() {
  const props = useLoaderData<typeof loader>();
  return <PersonPage key={props.person.id} {...props} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AlliancePage, type AlliancePageProps } from "../features/alliances/alliance-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { readWhole } from "../http/read-whole.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("alliances");

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<AlliancePageProps> {
  const actor = requireActor(context, request);
  const { alliances } = context.services;
  const id = params.id ?? "";
  const alliance = await orErrorPage(context, alliances.getAlliance(actor, id));
  const [members, rotation, seats, organizations] = await orErrorPage(
    context,
    Promise.all([
      readWhole((page) => alliances.listMembers(actor, id, page)),
      alliances.getRotation(actor, id),
      alliances.listAllianceSeats(actor, id),
      alliance.may.keep ? readWhole((page) => alliances.listOrganizations(actor, { ...page, county: alliance.county })) : [],
    ]),
  );
  const joined = new Set(members.map((member) => member.organization.id));
  const candidates = organizations
    .filter((organization) => !joined.has(organization.id) && organization.kind !== "department")
    .map(({ id: organization, shortName }) => ({ id: organization, name: shortName }));
  return { alliance, members, rotation, seats, candidates };
}

export default function AllianceRoute() {
  return <AlliancePage {...useLoaderData<typeof loader>()} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listingKind } from "../contracts/listings.ts";
import { candidatesBeside } from "../features/listings/form/candidates-beside.tsx";
import { ListingForm } from "../features/listings/form/listing-form.tsx";
import { mayPublish } from "../features/listings/publishers.ts";
import { publishingAs } from "../features/listings/form/publishing-as.ts";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { EmptyState } from "../shell/kit/empty-state.tsx";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { Panel } from "../shell/kit/panel.tsx";

export const handle = pageTexts("listings");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { searchParams } = new URL(request.url);
  const kind = listingKind.catch("need").parse(searchParams.get("kind"));
  const { alliances, reference } = context.services;
  const [visible, units, allianceNames] = await orErrorPage(
    context,
    Promise.all([alliances.listAlliances(actor, { limit: 100 }), reference.listUnits(), alliances.listAllianceNames()]),
  );
  const wanted = searchParams.get("alliance") ?? actor.seat?.alliance;
  const alliance = visible.items.find(({ id }) => id === wanted) ?? visible.items[0];
  const members = alliance ? await orErrorPage(context, alliances.listMembers(actor, alliance.id, { limit: 100 })) : null;
  const own = actor.seat?.organization ? await orErrorPage(context, alliances.getOrganization(actor, actor.seat.organization)) : null;
  const place = own && kind !== "policy" ? { code: own.place, name: own.placeName } : undefined;
  const may = mayPublish(actor.seats, kind);
  return { kind, may, units, allianceNames, as: may && alliance && members ? publishingAs(actor, kind, alliance, visible.items, members.items, place) : null };
}

export default function PublishRoute() {
  const { t } = useTranslation();
  const { kind, may, as, ...given } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t(`shell-actions:publish.${kind}`)} trail={[{ label: t(`listings:kind.${kind}`), href: `/listings?kind=${kind}` }]} />
      {as ? (
        <ListingForm key={`${kind}-${as.alliance}`} kind={kind} as={as} {...given} beside={candidatesBeside(kind)} />
      ) : (
        <Panel>
          <EmptyState title={t(may ? "listings:form.noAlliance" : kind === "policy" ? "listings:form.notAFirms" : "shell:noSeat")} />
        </Panel>
      )}
    </>
  );
}

import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listingKind, type ListingKind, type ListingView } from "../contracts/listings.ts";
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
  const answers = answered(kind, await otherSide(context, actor, searchParams.get("answers")));
  return { kind, may, answers, units, allianceNames, as: may && alliance && members ? publishingAs(actor, kind, alliance, visible.items, members.items, place) : null };
}

/** The listing that a new one is written for; null where there is none that the reader may see, which stops nobody from publishing. */
async function otherSide(context: AppLoadContext, actor: ReturnType<typeof requireActor>, id: string | null): Promise<ListingView | null> {
  if (id === null) return null;
  try {
    return await context.services.listings.getListing(actor, id);
  } catch (error) {
    if (context.problemOf(error).code !== "not_found") throw error;
    return null;
  }
}

/** Only a need answers a resource, and a resource a need. Pure. */
const answered = (kind: ListingKind, other: ListingView | null): ListingView | null =>
  other && other.kind !== kind && other.kind !== "policy" && kind !== "policy" ? other : null;

export default function PublishRoute() {
  const { t } = useTranslation();
  const { kind, may, answers, as, ...given } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t(`shell-actions:publish.${kind}`)} trail={[{ label: t(`listings:kind.${kind}`), href: `/listings?kind=${kind}` }]} />
      {as ? (
        <ListingForm key={`${kind}-${as.alliance}-${answers?.id}`} kind={kind} answers={answers} as={as} {...given} beside={candidatesBeside(kind)} />
      ) : (
        <Panel>
          <EmptyState title={t(may ? "listings:form.noAlliance" : kind === "policy" ? "listings:form.notAFirms" : "shell:noSeat")} />
        </Panel>
      )}
    </>
  );
}

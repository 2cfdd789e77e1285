import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { undertakingSource } from "../contracts/undertakings.ts";
import { NewUndertakingPage } from "../features/undertakings/new-undertaking-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { EmptyState } from "../shell/kit/empty-state.tsx";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { Panel } from "../shell/kit/panel.tsx";

export const handle = pageTexts("suggestions", "undertakings");

/** `?source=kind:id` (of a meeting's item `item:id:meeting`), `?for=` an alliance where nothing says which. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { searchParams } = new URL(request.url);
  const { undertakings, alliances: service } = context.services;
  const [kind, id, meeting = null] = (searchParams.get("source") ?? "").split(":");
  const named = undertakingSource.safeParse({ kind, id, meeting });
  const source = named.success ? await orErrorPage(context, undertakings.getUndertakingSource(actor, named.data)) : null;
  const raisable = await orErrorPage(context, undertakings.listLedAlliances(actor));
  const alliances = source ? raisable.filter((one) => one.id === source.alliance) : raisable;
  const wanted = searchParams.get("for") ?? actor.seat?.alliance;
  const alliance = (alliances.find((one) => one.id === wanted) ?? alliances[0])?.id;
  if (alliance === undefined) return { asked: null };
  const [units, candidates] = await orErrorPage(context, Promise.all([service.listUnits(actor, alliance), undertakings.listOwnerCandidates(actor, alliance)]));
  const known = units.some((unit) => unit.id === source?.helped);
  const from = source && named.success ? { ...named.data, title: source.title, open: source.open, helped: known ? source.helped : null } : null;
  return { asked: { intake: { alliances, alliance, units }, candidates, source: from } };
}

export default function NewUndertakingRoute() {
  const { t } = useTranslation();
  const { asked } = useLoaderData<typeof loader>();
  if (asked) return <NewUndertakingPage {...asked} />;
  return (
    <>
      <PageHeader title={t("undertakings:raise")} trail={[{ label: t("undertakings:title"), href: "/undertakings" }]} />
      <Panel>
        <EmptyState title={t("undertakings:noAlliance")} />
      </Panel>
    </>
  );
}

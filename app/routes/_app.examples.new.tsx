import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { exampleSource } from "../contracts/examples.ts";
import { ExampleForm } from "../features/examples/example-form.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { EmptyState } from "../shell/kit/empty-state.tsx";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { Panel } from "../shell/kit/panel.tsx";

export const handle = pageTexts("examples", "suggestions");

/** `?source=kind:id` of a record that is over and confirmed, `?for=` an alliance. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { searchParams } = new URL(request.url);
  const { examples } = context.services;
  const alliances = (await orErrorPage(context, examples.listLedAlliances(actor))).map(({ id, name }) => ({ id, name }));
  const [kind, id] = (searchParams.get("source") ?? "").split(":");
  const named = exampleSource.safeParse({ kind, id });
  const homes = named.success ? await orErrorPage(context, examples.listSourceAlliances(actor, named.data)) : [];
  const wanted = [searchParams.get("for"), ...homes, actor.seat?.alliance];
  const alliance = (wanted.flatMap((one) => alliances.find((led) => led.id === one) ?? [])[0] ?? alliances[0])?.id;
  if (alliance === undefined) return null;
  const choices = (await orErrorPage(context, examples.listExampleSources(actor, alliance))).map((choice) => ({ id: choice.id, kind: choice.kind, title: choice.title }));
  return { intake: { alliances, alliance, units: null }, choices, source: choices.find((choice) => choice.id === id)?.id ?? null };
}

export default function NewExampleRoute() {
  const { t } = useTranslation();
  const asked = useLoaderData<typeof loader>();
  if (asked) return <ExampleForm {...asked} draft={null} />;
  return (
    <>
      <PageHeader title={t("examples:write")} trail={[{ label: t("examples:title"), href: "/examples" }]} />
      <Panel>
        <EmptyState title={t("examples:noAlliance")} />
      </Panel>
    </>
  );
}

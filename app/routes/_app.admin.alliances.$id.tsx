import { Button, Stack } from "@mantine/core";
import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ChainEditor } from "../features/administration/chain-editor.tsx";
import { RotationEditor } from "../features/administration/rotation-editor.tsx";
import { RobotsPanel } from "../features/robots/robots-panel.tsx";
import { WebhooksPanel } from "../features/webhooks/webhooks-panel.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { readWhole } from "../http/read-whole.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";

export const handle = pageTexts("alliances", "robots", "webhooks");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { alliances, reference, robots, webhooks } = context.services;
  const id = params.id ?? "";
  const alliance = await orErrorPage(context, alliances.getAlliance(actor, id));
  if (!alliance.may.keep) throw data({ code: "forbidden", requestId: context.requestId }, { status: 403 });
  const below = (parent: string) => reference.findCategories({ parent }, context.locale);
  const families = await orErrorPage(context, below("process"));
  const processes = await orErrorPage(context, Promise.all(families.map(async (family) => [family, ...(await below(family.code))])));
  // A link may stand for an industry or a service, too: what it names already is offered by its own name.
  const offered = new Set(processes.flat().map(({ code }) => code));
  const others = alliance.links.flatMap((link) => link.categories).filter((code) => !offered.has(code));
  const named = await orErrorPage(context, Promise.all(others.map((code) => reference.findCategories({ code }, context.locale))));
  const categories = [...processes, ...named].flat().map(({ code, name }) => ({ value: code, label: name }));
  const members = await orErrorPage(context, readWhole((page) => alliances.listMembers(actor, id, page)));
  const [told, hooked] = await orErrorPage(context, Promise.all([robots.listRobots(actor, id), webhooks.listWebhooks(actor, id)]));
  return { alliance, members, categories, robots: told, webhooks: hooked };
}

export default function AllianceRules() {
  const { t } = useTranslation();
  const { alliance, members, categories, robots, webhooks } = useLoaderData<typeof loader>();
  useLiveRevalidate([{ stream: `alliance:${alliance.id}` }], { types: ["alliance."] });
  return (
    <>
      <PageHeader
        title={alliance.name}
        trail={[{ label: t("administration:tabs.alliances"), href: "/admin/alliances" }]}
        actions={
          <Button component={Link} to={`/alliances/${alliance.id}`} variant="default">
            {t("administration:seeAlliance")}
          </Button>
        }
      />
      <Stack gap="md">
        <ChainEditor key={`chain:${alliance.id}`} alliance={alliance} categories={categories} />
        <RotationEditor key={`rotation:${alliance.id}`} alliance={alliance} members={members} />
        <RobotsPanel alliance={alliance.id} robots={robots} />
        <WebhooksPanel alliance={alliance.id} webhooks={webhooks} />
      </Stack>
    </>
  );
}

import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageQuery } from "../contracts/common.ts";
import { WebhookPage, type WebhookPageProps } from "../features/webhooks/webhook-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("webhooks");

export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<WebhookPageProps> {
  const actor = requireActor(context, request);
  const { alliances, webhooks } = context.services;
  const id = params.id ?? "";
  const kept = await orErrorPage(context, webhooks.listWebhooks(actor, id));
  const webhook = kept.find((one) => one.id === params.webhook);
  if (!webhook) throw data({ code: "not_found", requestId: context.requestId }, { status: 404 });
  const [alliance, attempts] = await orErrorPage(context, Promise.all([alliances.getAlliance(actor, id), webhooks.listAttempts(actor, id, webhook.id, searchOf(request, pageQuery))]));
  return { alliance: { id, name: alliance.name }, webhook, attempts };
}

export default function Webhook() {
  return <WebhookPage {...useLoaderData<typeof loader>()} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { UndertakingPage } from "../features/undertakings/undertaking-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("undertakings");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { undertakings } = context.services;
  const undertaking = await orErrorPage(context, undertakings.getUndertaking(actor, params.id!));
  const names = undertaking.may.some((step) => step === "hand_on" || step === "ask_again" || step === "assistant");
  return { undertaking, candidates: names ? await orErrorPage(context, undertakings.listOwnerCandidates(actor, undertaking.alliance.id)) : [] };
}

export default function OneUndertakingPage() {
  const { undertaking, candidates } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["undertaking."] });
  return <UndertakingPage key={undertaking.id} undertaking={undertaking} candidates={candidates} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ExamplePage } from "../features/examples/example-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { useMe } from "../shell/shell-data.ts";

export const handle = pageTexts("examples");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  return { example: await orErrorPage(context, context.services.examples.getExample(actor, params.id!)) };
}

export default function OneExamplePage() {
  const { example } = useLoaderData<typeof loader>();
  useLiveRevalidate(useMe().streams, { types: ["example."] });
  return <ExamplePage key={example.id} example={example} />;
}

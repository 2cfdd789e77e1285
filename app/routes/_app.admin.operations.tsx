import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OperationsPage } from "../features/operations/operations-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("operations");

export async function loader({ context, request }: LoaderFunctionArgs) {
  return orErrorPage(context, context.services.operations.getOperations(requireActor(context, request)));
}

export default function Operations() {
  return <OperationsPage operations={useLoaderData<typeof loader>()} />;
}

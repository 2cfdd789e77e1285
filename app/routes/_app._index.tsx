import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeskPage } from "../features/work/desk-page.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  return orErrorPage(context, context.services.work.getWork(requireActor(context, request)));
}

export default function Desk() {
  return <DeskPage work={useLoaderData<typeof loader>()} />;
}

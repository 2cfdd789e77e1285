import type { LoaderFunctionArgs } from "@remix-run/node";
import { data } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { AdminTabs } from "../features/administration/admin-tabs.tsx";
import { requireActor } from "../http/require-actor.ts";
import { pageTexts } from "../i18n/page-texts.ts";

export const handle = pageTexts("administration");

/** Only who keeps something has an administration; what they may do there the services judge. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const keeps = actor.seats.some(({ role }) => role === "administrator" || role === "officer" || role === "secretary");
  if (!keeps) throw data({ code: "forbidden", requestId: context.requestId }, { status: 403 });
  return null;
}

export default function Administration() {
  return (
    <>
      <AdminTabs />
      <Outlet />
    </>
  );
}

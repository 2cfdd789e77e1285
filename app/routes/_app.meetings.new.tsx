import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MeetingForm } from "../features/meetings/meeting-form.tsx";
import { requireActor } from "../http/require-actor.ts";
import { orErrorPage } from "../http/or-error-page.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";

export const handle = pageTexts("meetings");

/** Alliances whose meetings the person prepares, the one of the seat in force first. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const me = await orErrorPage(context, context.services.people.presentMe(actor));
  const own = me.seats
    .filter(({ role }) => role === "chair" || role === "secretary")
    .toSorted((a, b) => Number(b.id === me.seat) - Number(a.id === me.seat))
    .flatMap(({ alliance }) => alliance ?? []);
  if (own.length === 0) throw data({ code: "forbidden", requestId: context.requestId }, { status: 403 });
  return { alliances: [...new Map(own.map((alliance) => [alliance.id, alliance])).values()] };
}

export default function NewMeetingPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t("meetings:plan")} trail={[{ label: t("meetings:title"), href: "/meetings" }]} />
      <MeetingForm alliances={useLoaderData<typeof loader>().alliances} />
    </>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { InvitationForm } from "../features/people/invitation-form.tsx";
import { pageTexts } from "../i18n/page-texts.ts";
import { DoorLayout } from "../shell/door-layout.tsx";

export const handle = pageTexts("people");

export function loader({ request }: LoaderFunctionArgs) {
  return { token: new URL(request.url).searchParams.get("token") ?? "" };
}

export default function InvitationPage() {
  const { t } = useTranslation();
  return (
    <DoorLayout title={t("people:invitation.title")}>
      <InvitationForm token={useLoaderData<typeof loader>().token} />
    </DoorLayout>
  );
}

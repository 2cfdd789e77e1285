import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SetUpForm } from "../features/people/set-up-form.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { DoorLayout } from "../shell/door-layout.tsx";

export const handle = pageTexts("people");

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (!(await orErrorPage(context, context.services.people.needsSetUp()))) throw redirect("/sign-in");
  return { token: new URL(request.url).searchParams.get("token") ?? "" };
}

export default function SetUpPage() {
  const { t } = useTranslation();
  return (
    <DoorLayout title={t("people:setUp.title")}>
      <SetUpForm token={useLoaderData<typeof loader>().token} />
    </DoorLayout>
  );
}

import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DemoDoor } from "../features/people/demo-door.tsx";
import { OutsideDoor } from "../features/people/outside/outside-door.tsx";
import { SignInForm } from "../features/people/sign-in-form.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { safePath } from "../http/safe-path.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { DoorLayout } from "../shell/door-layout.tsx";

export const handle = pageTexts("people");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const to = safePath(new URL(request.url).searchParams.get("to"));
  if (context.actor) throw redirect(to);
  const demoAccounts = context.demo ? await orErrorPage(context, context.services.people.listDemoAccounts()) : [];
  return { to, demoAccounts, providers: context.services.people.listOutsideProviders() };
}

export default function SignInPage() {
  const { t } = useTranslation();
  const { to, demoAccounts, providers } = useLoaderData<typeof loader>();
  const door = demoAccounts.length > 0 ? <DemoDoor accounts={demoAccounts} to={to} /> : undefined;
  return (
    <DoorLayout title={t("people:signIn.title")} beside={door}>
      <SignInForm to={to} />
      {providers.length > 0 && <OutsideDoor providers={providers} to={to} />}
    </DoorLayout>
  );
}

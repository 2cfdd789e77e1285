import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { OutsideReturn } from "../features/people/outside/outside-return.tsx";
import { useProviderName } from "../features/people/outside/use-provider-name.ts";
import { orErrorPage } from "../http/or-error-page.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { DoorLayout } from "../shell/door-layout.tsx";

export const handle = pageTexts("people");

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const provider = await orErrorPage(context, context.services.people.getOutsideProvider(params.provider!));
  return { provider, search: new URL(request.url).search, binds: context.actor !== null };
}

/** The address holds what the provider answered. */
export const headers = () => ({ "Cache-Control": "no-store" });

export default function SignInBackPage() {
  const { t } = useTranslation();
  const { provider, search, binds } = useLoaderData<typeof loader>();
  const name = useProviderName()(provider);
  return (
    <DoorLayout title={t(binds ? "people:outside.bind" : "people:outside.with", { name })}>
      <OutsideReturn provider={provider} search={search} binds={binds} />
    </DoorLayout>
  );
}

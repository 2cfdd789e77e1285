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
  return { provider, search: new URL(request.url).search };
}

export default function SignInBackPage() {
  const { t } = useTranslation();
  const { provider, search } = useLoaderData<typeof loader>();
  return (
    <DoorLayout title={t("people:outside.with", { name: useProviderName()(provider) })}>
      <OutsideReturn provider={provider} search={search} />
    </DoorLayout>
  );
}

import { Button } from "@mantine/core";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { OrganizationPatch } from "../contracts/organizations.ts";
import { countiesIn } from "../features/administration/counties.ts";
import { OrganizationForm } from "../features/administration/organization-form.tsx";
import { CreditCode } from "../features/administration/organizations-list.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { useCommand } from "../http/use-command.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { useLiveRevalidate } from "../realtime/use-live-revalidate.ts";
import { CommandProblem } from "../shell/kit/command-problem.tsx";
import { PageHeader } from "../shell/kit/page-header.tsx";
import { Panel } from "../shell/kit/panel.tsx";

export const handle = pageTexts("alliances");

/** One organization; `new` enters one. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { alliances } = context.services;
  const known = await orErrorPage(context, alliances.listAlliances(actor, { limit: 100 }));
  const organization = params.id === "new" ? null : await orErrorPage(context, alliances.getOrganization(actor, params.id ?? ""));
  return { organization, counties: countiesIn(known.items) };
}

export default function Organization() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { organization, counties } = useLoaderData<typeof loader>();
  useLiveRevalidate((organization?.alliances ?? []).map(({ id }) => ({ stream: `alliance:${id}` })), { types: ["alliance."] });
  const confirm = useCommand<OrganizationPatch>({ method: "PATCH", path: `/organizations/${organization?.id ?? ""}` });
  return (
    <>
      <PageHeader
        title={organization?.name ?? t("administration:newOrganization")}
        aside={organization && <CreditCode organization={organization} />}
        trail={[{ label: t("administration:tabs.organizations"), href: "/admin/organizations" }]}
        actions={
          organization?.may.confirmCreditCode && (
            <Button loading={confirm.busy} onClick={() => void confirm.submit({ creditCodeConfirmed: true }, { revision: organization.revision })}>
              {t("administration:confirmCreditCode")}
            </Button>
          )
        }
      />
      <CommandProblem command={confirm} />
      <Panel>
        <OrganizationForm
          key={organization?.id ?? "new"}
          organization={organization}
          counties={counties}
          onDone={(saved) => void navigate(`/admin/organizations/${saved.id}`)}
        />
      </Panel>
    </>
  );
}

import { Button } from "@mantine/core";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { keptSealQuery } from "../contracts/audit-seals.ts";
import { auditQuery } from "../contracts/audits.ts";
import { AuditFilter } from "../features/administration/audit-filter.tsx";
import { AuditList } from "../features/administration/audit-list.tsx";
import { AuditSeals } from "../features/administration/audit-seals.tsx";
import { judgeKeptSeal, readKeptSeal } from "../features/administration/kept-seal.ts";
import { KeptSealForm } from "../features/administration/kept-seal-form.tsx";
import { NextPage } from "../features/administration/list-filter.tsx";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { searchOf } from "../http/search-of.ts";
import { pageTexts } from "../i18n/page-texts.ts";
import { PageHeader } from "../shell/kit/page-header.tsx";

export const handle = pageTexts("actions", "alliances", "cases", "consultations", "cooperations", "examples", "listings", "meetings", "robots", "suggestions", "undertakings", "urgent", "webhooks");

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { audits } = context.services;
  const [page, seals] = await orErrorPage(context, Promise.all([audits.listAudits(actor, searchOf(request, auditQuery)), audits.getAuditCheck(actor)]));
  const { kept: text } = searchOf(request, keptSealQuery);
  if (text === undefined) return { page, seals, kept: null };
  const kept = readKeptSeal(text);
  const [now] = kept ? (await orErrorPage(context, audits.listAuditSeals(actor, { limit: 1, upTo: kept.number }))).items : [];
  return { page, seals, kept: { text, verdict: judgeKeptSeal(kept, now) } };
}

export default function Audit() {
  const { t } = useTranslation();
  const { page, seals, kept } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const one = search.has("subject") || search.has("person");
  const narrowed = one || ["q", "kind", "from", "until"].some((name) => (search.get(name) ?? "") !== "");
  return (
    <>
      <PageHeader
        title={t("administration:auditTitle")}
        aside={one ? t("administration:auditNarrowed") : undefined}
        actions={
          narrowed && (
            <Button component={Link} to="/admin/audit" variant="default">
              {t("administration:auditAll")}
            </Button>
          )
        }
      />
      <AuditSeals state={seals} />
      {seals.newest && <KeptSealForm key={kept?.text} kept={kept?.text} verdict={kept?.verdict ?? null} />}
      <AuditFilter />
      <AuditList entries={page.items} narrowed={narrowed} />
      <NextPage cursor={page.nextCursor} />
    </>
  );
}

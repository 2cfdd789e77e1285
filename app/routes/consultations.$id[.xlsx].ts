import type { LoaderFunctionArgs } from "@remix-run/node";
import { commentColumns } from "../features/consultations/comment-columns.ts";
import { ledgerFile } from "../http/ledger-file.ts";
import { requireActor } from "../http/require-actor.ts";

/** The comments on a draft, each with its answer. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request);
  const { consultations } = context.services;
  const id = params.id!;
  // Read with the first page: the columns are asked for after the rows.
  const paragraphs: { id: string; heading: string }[] = [];
  return ledgerFile(context, actor, {
    unread: [],
    name: "ledgers:consultation.name",
    columns: (t) => commentColumns({ paragraphs })(t),
    list: async (page) => {
      if (paragraphs.length === 0) paragraphs.push(...(await consultations.getConsultation(actor, id)).paragraphs);
      return consultations.listComments(actor, id, page);
    },
  });
}

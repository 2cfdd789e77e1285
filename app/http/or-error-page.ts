import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { statusOfCode, type ProblemCode } from "../contracts/status-of-code.ts";

/** What an error page knows of an error: no stack, no words of the server. */
export interface PageProblem {
  code: ProblemCode;
  requestId: string;
  /** Why a file is not given, in the reader's language. */
  detail?: string;
}

/**
 * The answer of a service, or the error page that its refusal deserves (404, 403, 410, 503 ...).
 *
 *   return orErrorPage(context, context.services.listings.getListing(actor, params.id));
 *
 * An unforeseen error is logged with the request's id, which the page shows.
 * @throws a Remix response that the nearest ErrorBoundary renders; a redirect to the sign-in page when `signed_out`
 */
export async function orErrorPage<Answer>(context: AppLoadContext, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    // A loader may nest: what is a reply already stays one.
    if (error instanceof Response) throw error;
    const { code } = context.problemOf(error);
    if (code === "signed_out") throw redirect("/sign-in");
    if (code === "internal") context.reportError(error);
    throw data({ code, requestId: context.requestId } satisfies PageProblem, { status: statusOfCode[code] });
  }
}

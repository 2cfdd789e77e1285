import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { problemText } from "../contracts/messages/messages.ts";
import { statusOfCode } from "../contracts/status-of-code.ts";
import type { PageProblem } from "../http/or-error-page.ts";

/** Any address that no page has, and a file that the API refused to who followed a link to it. */
export function loader({ context: { refused, requestId, locale } }: LoaderFunctionArgs): never {
  if (!refused) throw data({ code: "not_found", requestId } satisfies PageProblem, { status: 404 });
  throw data({ code: refused.code, requestId, detail: problemText(refused, locale).detail } satisfies PageProblem, { status: statusOfCode[refused.code] });
}

export default function NoSuchPage() {
  return null;
}

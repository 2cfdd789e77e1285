import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { signInPath } from "./safe-path.ts";

/** Who asks, as services want it. */
export type Actor = NonNullable<AppLoadContext["actor"]>;

/**
 * The signed-in person of a loader.
 *
 *   const actor = requireActor(context, request);
 *
 * @throws a redirect to the sign-in page with the way back, or a 503 page while it cannot be known who asks
 */
export function requireActor(context: AppLoadContext, request: Request): Actor {
  if (context.actor) return context.actor;
  if (context.identityUnknown) throw data({ code: "unavailable", requestId: context.requestId }, { status: 503 });
  throw redirect(signInPath(new URL(request.url)));
}

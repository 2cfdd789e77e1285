import { bindUseCases } from "./bind-use-cases.ts";
import type { Dependencies } from "./dependencies.ts";
import { listNotices, readNotices } from "./notifications/list-notices.ts";
import { changeMe, changePassword, chooseSeat } from "./people/change-me.ts";
import { endSession } from "./people/end-session.ts";
import { listDemoAccounts } from "./people/list-demo-accounts.ts";
import { listSessions } from "./people/list-sessions.ts";
import { createToken, listTokens, revokeToken } from "./people/manage-tokens.ts";
import { presentMe } from "./people/present-me.ts";
import { resolveActor } from "./people/resolve-actor.ts";
import { acceptInvitation, needsSetUp, setUp } from "./people/set-up.ts";
import { readStream } from "./push/read-stream.ts";
import { signIn, type AttemptLimiter } from "./people/sign-in.ts";

/** What only some use cases need, and what a hub is told at its start. */
export interface ServiceOptions {
  demo: boolean;
  /** Signs the set-up link. */
  secret: string;
  attempts: AttemptLimiter;
}

/** Every use case of the hub by capability: all that routes, endpoints and sockets may call. */
export function createServices(dependencies: Dependencies, options: ServiceOptions) {
  return {
    people: bindUseCases(
      { ...dependencies, ...options },
      {
        acceptInvitation,
        changeMe,
        changePassword,
        chooseSeat,
        createToken,
        endSession,
        listDemoAccounts,
        listSessions,
        listTokens,
        needsSetUp,
        presentMe,
        resolveActor,
        revokeToken,
        setUp,
        signIn,
      },
    ),
    streams: bindUseCases(dependencies, { readStream }),
    notifications: bindUseCases(dependencies, { listNotices, readNotices }),
  };
}

export type Services = ReturnType<typeof createServices>;

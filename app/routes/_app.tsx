import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { orErrorPage } from "../http/or-error-page.ts";
import { requireActor } from "../http/require-actor.ts";
import { ErrorScreen } from "../shell/error-screen.tsx";
import { AppFrame } from "../shell/frame/app-frame.tsx";
import { useShellData, type ShellData } from "../shell/shell-data.ts";

export async function loader({ context, request }: LoaderFunctionArgs): Promise<ShellData> {
  const actor = requireActor(context, request);
  return { me: await orErrorPage(context, context.services.people.presentMe(actor)), demo: context.demo };
}

export default function SignedInPages() {
  return (
    <AppFrame shell={useLoaderData<typeof loader>()}>
      <Outlet />
    </AppFrame>
  );
}

/** Errors of the pages inside keep the frame, so that the way on is at hand. */
export function ErrorBoundary() {
  const shell = useShellData();
  if (!shell) return <ErrorScreen />;
  return (
    <AppFrame shell={shell}>
      <ErrorScreen />
    </AppFrame>
  );
}

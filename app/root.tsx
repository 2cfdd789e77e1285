import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./shell/tokens.css";
import "./shell/global.css";
import { ColorSchemeScript, mantineHtmlProps, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { usePageTexts } from "./i18n/use-page-texts.ts";
import { ClockProvider } from "./shell/clock.tsx";
import { useDocument } from "./shell/document-context.tsx";
import { EarlyActsScript, useReplayEarlyActs } from "./shell/early-acts.tsx";
import { ErrorScreen } from "./shell/error-screen.tsx";
import { ProgressLine } from "./shell/progress-line.tsx";
import { cssVariables, theme } from "./shell/theme.ts";
import { useLightPrint } from "./shell/use-light-print.ts";

/** The server's time, for all that is said relative to now. */
export function loader({ context }: LoaderFunctionArgs) {
  return { now: context.clock.now().toISOString() };
}

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, locale } = useDocument();
  useReplayEarlyActs();
  useLightPrint();
  const now = useRouteLoaderData<typeof loader>("root")?.now;
  const page = now === undefined ? children : <ClockProvider serverNow={now}>{children}</ClockProvider>;
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#1d2127" media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        <EarlyActsScript nonce={nonce} />
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
          <ProgressLine />
          <Notifications position="bottom-center" limit={3} zIndex={300} />
          {page}
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  usePageTexts();
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorScreen />;
}

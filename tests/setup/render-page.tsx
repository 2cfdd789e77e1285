import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { Outlet, useLocation } from "@remix-run/react";
import { render, type RenderResult } from "@testing-library/react";
import type { ComponentType } from "react";
import type { RouteObject } from "react-router-dom";
import type { Locale } from "../../app/contracts/locale.ts";
import type { MeView } from "../../app/contracts/people.ts";
import { allTexts } from "../../app/i18n/all-texts.ts";
import { createTranslator } from "../../app/i18n/create-translator.ts";
import { RealtimeProvider } from "../../app/realtime/realtime-provider.tsx";
import type { StreamPort } from "../../app/realtime/stream-port.ts";
import { ClockProvider } from "../../app/shell/clock.tsx";
import { DocumentProvider } from "../../app/shell/document-context.tsx";
import { theme } from "../../app/shell/theme.ts";
import { buildMeView } from "../factories/me.ts";
import { FakeStreamServer } from "../mocks/fake-stream-server.ts";
import { PageRouter } from "./page-router.tsx";

export interface PageUnderTest {
  component: ComponentType;
  /** What the page's loader answers; called again on each reading. */
  loader?: () => unknown;
  errorBoundary?: ComponentType;
  /** Address at first, with its search. */
  path?: string;
  me?: MeView;
  /** The server's time, fixed. */
  now?: string;
  locale?: Locale;
  /** The other end of the socket; one that never speaks by default. */
  port?: StreamPort;
}

/**
 * Renders a page as it stands in the hub: with its texts, theme, clock, signed-in person and socket, all made up.
 * Any other address shows `elsewhere: <path>`, so that a test can see where the page led.
 */
export function renderPage(page: PageUnderTest): RenderResult {
  const { locale = "zh-CN", path = "/page", now = "2026-11-21T06:30:00.000Z", me = buildMeView() } = page;
  const translator = createTranslator(locale, allTexts[locale]);
  const port = page.port ?? new FakeStreamServer().port;

  const routes: RouteObject[] = [
    {
      id: "root",
      path: "/",
      loader: () => ({ now }),
      Component: () => (
        <DocumentProvider value={{ nonce: "", locale, translator }}>
          <MantineProvider theme={theme} env="test">
            <Notifications />
            <ClockProvider serverNow={now}>
              <Outlet />
            </ClockProvider>
          </MantineProvider>
        </DocumentProvider>
      ),
      HydrateFallback: () => null,
      children: [
        {
          id: "routes/_app",
          loader: () => ({ me, demo: false }),
          Component: () => (
            <RealtimeProvider port={port}>
              <Outlet />
            </RealtimeProvider>
          ),
          children: [
            {
              path: new URL(path, "http://hub.test").pathname,
              loader: () => page.loader?.() ?? null,
              Component: page.component,
              ...(page.errorBoundary && { ErrorBoundary: page.errorBoundary }),
            },
          ],
        },
        { path: "*", Component: Elsewhere },
      ],
    },
  ];
  return render(<PageRouter routes={routes} path={path} />);
}

function Elsewhere() {
  const { pathname, search } = useLocation();
  return <p>{`elsewhere ${pathname}${search}`}</p>;
}

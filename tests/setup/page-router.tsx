import { UNSAFE_RemixContext as RemixContext } from "@remix-run/react";
import { useState, type ComponentProps } from "react";
import { createMemoryRouter, Outlet, RouterProvider, type RouteObject } from "react-router-dom";
import remixConfig from "../../remix.config.js";

type RemixContextObject = NonNullable<ComponentProps<typeof RemixContext.Provider>["value"]>;

/** Routes in memory, under a router with the switches that Remix sets in the browser. */
export function PageRouter({ routes, path }: { routes: RouteObject[]; path: string }) {
  const [{ router, remix }] = useState(() => {
    const made = createMemoryRouter(routes, {
      initialEntries: [path],
      future: { v7_fetcherPersist: true, v7_partialHydration: true, v7_relativeSplatPath: true, v7_skipActionErrorRevalidation: true },
    });
    return { router: made, remix: describeRoutes(made.routes) };
  });
  return (
    <RemixContext.Provider value={remix}>
      <RouterProvider router={router} future={{ v7_startTransition: true }} />
    </RemixContext.Provider>
  );
}

/** What Remix's links ask before they fetch a page ahead: which routes there are, and that nothing is left to load of them. */
function describeRoutes(routes: ReturnType<typeof createMemoryRouter>["routes"]): RemixContextObject {
  const manifest: RemixContextObject["manifest"] = { routes: {}, entry: { imports: [], module: "" }, url: "", version: "" };
  const routeModules: RemixContextObject["routeModules"] = {};
  const add = (level: typeof routes) => {
    for (const { id, path, children, loader } of level) {
      const none = { hasAction: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false };
      manifest.routes[id] = { ...none, id, path, hasLoader: loader !== undefined, module: "/page.js" };
      routeModules[id] = { default: Outlet };
      add(children ?? []);
    }
  };
  add(routes);
  return { future: remixConfig.future as RemixContextObject["future"], manifest, routeModules, isSpaMode: false };
}

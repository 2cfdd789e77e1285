import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { createTranslator } from "./i18n/create-translator.ts";
import { documentLocale } from "./i18n/document-locale.ts";
import { loadTexts } from "./i18n/load-texts.ts";
import { namespacesOf } from "./i18n/page-texts.ts";
import { noteAnswer } from "./offline/last-answer.ts";
import { DocumentProvider } from "./shell/document-context.tsx";
import { endEarlyPresses } from "./shell/early-acts.tsx";

const locale = documentLocale();
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";

// Dialogs lock the page's scroll by a style element that the policy lets pass only with the nonce.
setNonce(nonce);

void hydrate().then(() => {
  noteAnswer(Date.now());
  // Without one, as in development or where the browser allows none, a hub that cannot be reached is the browser's to tell.
  if (import.meta.env.PROD) void navigator.serviceWorker?.register("/service-worker.js", { updateViaCache: "none" }).catch(() => {});
});

/** Takes over the page that the server wrote, with the texts of its routes. */
async function hydrate(): Promise<void> {
  const handles = Object.values(window.__remixRouteModules).map((module) => module?.handle);
  const translator = createTranslator(locale, await loadTexts(locale, namespacesOf(handles)));
  startTransition(() => {
    endEarlyPresses();
    hydrateRoot(
      document,
      <StrictMode>
        <DocumentProvider value={{ nonce, locale, translator }}>
          <RemixBrowser />
        </DocumentProvider>
      </StrictMode>,
    );
  });
}

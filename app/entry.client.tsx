import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLocale, LOCALES } from "./contracts/locale.ts";
import { createTranslator } from "./i18n/create-translator.ts";
import { loadTexts } from "./i18n/load-texts.ts";
import { noteAnswer } from "./offline/last-answer.ts";
import { DocumentProvider } from "./shell/document-context.tsx";

const { lang } = document.documentElement;
const locale = isLocale(lang) ? lang : LOCALES[0];
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";

// Dialogs lock the page's scroll by a style element that the policy lets pass only with the nonce.
setNonce(nonce);

const translator = createTranslator(locale, await loadTexts(locale));

noteAnswer(Date.now());
// Without one, as in development or where the browser allows none, a hub that cannot be reached is the browser's to tell.
if (import.meta.env.PROD) void navigator.serviceWorker?.register("/service-worker.js", { updateViaCache: "none" }).catch(() => {});

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <DocumentProvider value={{ nonce, locale, translator }}>
        <RemixBrowser />
      </DocumentProvider>
    </StrictMode>,
  );
});

import { IconCloudOff } from "@tabler/icons-react";
import { translateOffline } from "./translate-offline.ts";
import { Logo } from "../shell/logo.tsx";

const t = translateOffline("zh-CN");

/**
 * The page that stands in for the hub while it cannot be reached, whole in itself: whatever it needs is in it. It is written
 * in Chinese; its script puts every `data-text` into the reader's language and fills what is hidden here.
 */
export function OfflineDocument({ script, style, icon }: { script: string; style: string; icon: string }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={`data:image/svg+xml,${encodeURIComponent(icon)}`} />
        <title data-text="offline:pageTitle">{t("offline:pageTitle")}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <header>
          <Logo size={36} />
          <span data-text="offline:product">{t("offline:product")}</span>
        </header>
        <main>
          <IconCloudOff size={40} stroke={1.4} aria-hidden />
          <h1 data-text="offline:title">{t("offline:title")}</h1>
          <p id="cause" data-text="offline:noAnswer">
            {t("offline:noAnswer")}
          </p>
          <p data-text="offline:comesBack">{t("offline:comesBack")}</p>
          <p id="kept" data-text="offline:kept" hidden>
            {t("offline:kept")}
          </p>
          <p id="last-answer" hidden />
          <button id="retry" type="button" data-text="offline:retry">
            {t("offline:retry")}
          </button>
          <p id="outcome" role="status" />
        </main>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}

/** The script of the offline page: the reader's language and colours, and back to the page that was asked for once the hub answers. */
import { LOCALE_COOKIE, pickLocale } from "../contracts/locale.ts";
import { isReachable } from "../http/is-reachable.ts";
import { formatInstant } from "../i18n/formats.ts";
import { dayOf } from "../i18n/shanghai-time.ts";
import { holdsDraft } from "../shell/drafts/device-drafts.ts";
import { LONGEST_MS } from "./answer-navigation.ts";
import { readAnswer } from "./last-answer.ts";
import { translateOffline } from "./translate-offline.ts";

/** Scattered, so that not everybody comes back in the same moment after a restart. */
const RETRY_MS = 5_000;
/** Where the pages' theme keeps the reader's choice of colours. */
const COLOURS = "mantine-color-scheme-value";

const lastAnswer = readAnswer();
const locale = pickLocale({
  choice: lastAnswer?.locale ?? null,
  cookie: new RegExp(`(?:^|; )${LOCALE_COOKIE}=([^;]*)`).exec(document.cookie)?.[1] ?? null,
  acceptLanguage: navigator.languages.join(","),
});
const t = translateOffline(locale);
const find = (id: string) => document.querySelector<HTMLElement>(`#${id}`)!;
const outcome = find("outcome");

function chosenColours(): string | null {
  try {
    return localStorage.getItem(COLOURS);
  } catch {
    return null;
  }
}

function paint(system: { matches: boolean }): void {
  const chosen = chosenColours();
  const dark = chosen === "dark" || (chosen !== "light" && system.matches);
  document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
}

function write(): void {
  document.documentElement.lang = locale;
  find("cause").dataset.text = navigator.onLine ? "offline:noAnswer" : "offline:noNetwork";
  for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) element.textContent = t(element.dataset.text!);
  find("kept").hidden = !holdsDraft();
  if (!lastAnswer) return;
  const place = find("last-answer");
  place.textContent = t("offline:lastAnswer", { time: formatInstant(t, new Date(lastAnswer.at), { today: dayOf(new Date()) }) });
  place.hidden = false;
}

let trying = false;

/** Asks the hub, and leads to what was asked for when it answers. Only who pressed the button is told that it did not. */
async function tryAgain({ byHand = false } = {}): Promise<void> {
  if (byHand) outcome.textContent = t("offline:trying");
  if (trying) return;
  trying = true;
  if (await isReachable(LONGEST_MS)) return window.location.reload();
  trying = false;
  if (outcome.textContent) outcome.textContent = t("offline:stillAway");
}

function later(): void {
  setTimeout(() => {
    if (!document.hidden) void tryAgain();
    later();
  }, RETRY_MS * (0.75 + Math.random() / 2));
}

const system = window.matchMedia("(prefers-color-scheme: dark)");
paint(system);
system.addEventListener("change", paint);
write();
find("retry").addEventListener("click", () => void tryAgain({ byHand: true }));
document.addEventListener("visibilitychange", () => void (document.hidden || tryAgain()));
for (const change of ["online", "offline"]) {
  window.addEventListener(change, () => {
    write();
    void tryAgain();
  });
}
later();

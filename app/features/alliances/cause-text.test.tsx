import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { buildMeView, buildSeatView } from "../../../tests/factories/me.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import type { TermView } from "../../contracts/alliances.ts";
import type { Locale } from "../../contracts/locale.ts";
import { SeatsPanel } from "../people/seats-panel.tsx";
import { TermTable } from "./term-table.tsx";

const term = (id: string, cause: string): TermView => ({
  id: id.repeat(24),
  state: "future",
  organization: { id: "1".repeat(24), name: "Shanhe Machinery" },
  person: null,
  deputy: null,
  acting: null,
  from: "2026-12-31T16:00:00.000Z",
  until: "2027-03-31T16:00:00.000Z",
  cause,
  handOver: null,
});
const terms = [term("a", "by_order"), term("b", "swapped:the firm moves"), term("c", "agreed at the meeting")];

describe("why a seat or a term is as it is", () => {
  it.each<{ locale: Locale; words: string[] }>([
    { locale: "en", words: ["By the order of rotation", "Swapped: the firm moves", "agreed at the meeting"] },
    { locale: "zh-CN", words: ["按轮值顺序", "互换：the firm moves", "agreed at the meeting"] },
  ])("is said in the reader's language, but for a person's own words ($locale)", async ({ locale, words }) => {
    const may = { keep: false, callDeputy: false };
    const table = renderPage({ locale, component: () => <TermTable alliance="aaaaaaaaaaaaaaaaaaaaaaaa" terms={terms} may={may} onAct={() => {}} /> });
    for (const said of words) expect(await screen.findByText(said)).toBeVisible();
    table.unmount();

    const seats = terms.map(({ id, cause }) => buildSeatView({ id, cause }));
    renderPage({ locale, component: () => <SeatsPanel me={buildMeView({ seats })} /> });
    for (const said of words) expect(await screen.findByText(said)).toBeVisible();
  });
});

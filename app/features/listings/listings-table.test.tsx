import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { ListingView } from "../../contracts/listings.ts";
import { ListingFilters } from "./listing-filters.tsx";
import { ListingsTable } from "./listings-table.tsx";

stubApi();

const id = "0123456789abcdef01234567";
const need: ListingView = {
  id,
  kind: "need",
  state: "published",
  revision: 1,
  termsRevision: 1,
  alliance: { id, name: "农机产业链党建联盟" },
  owner: { id, name: "山河机械" },
  title: "覆盖件喷涂外协",
  text: "底漆加面漆",
  category: { code: "process.p14", name: "喷涂" },
  quantity: { value: "500", unit: "台套" },
  remaining: { value: "200", unit: "台套" },
  minLot: null,
  ratePerDay: null,
  window: null,
  dueDate: "2026-12-10",
  place: { code: "370812", name: "兖州区" },
  maxDistanceKm: null,
  price: null,
  amount: null,
  priceHidden: false,
  qualifications: [],
  stake: null,
  stakeNote: null,
  audience: { scope: "alliance", alliances: [] },
  priceAudience: "audience",
  expiresOn: "2027-02-27",
  standing: false,
  conditions: [],
  policy: null,
  missing: [],
  typedBy: { id, name: "王建国" },
  withdrawnReason: null,
  createdAt: "2026-11-20T06:30:00.000Z",
  changedAt: "2026-11-20T06:30:00.000Z",
  publishedAt: "2026-11-20T06:30:00.000Z",
  may: { change: true, withdraw: true, renew: true },
};

/** A desk or a phone, as media queries are answered. */
const onDevice = (desk: boolean) =>
  vi.spyOn(window, "matchMedia").mockImplementation(
    (query) => ({ matches: desk, media: query, onchange: null, addEventListener: () => {}, removeEventListener: () => {}, dispatchEvent: () => false }) as unknown as MediaQueryList,
  );
afterEach(() => vi.restoreAllMocks());

describe("a line of a list", () => {
  const table = () => <ListingsTable kind="need" listings={[need]} empty="" />;

  it("opens beside the list on a desk, with the way to its page, and gives the list back", async () => {
    onDevice(true);
    renderPage({ component: table });
    await userEvent.click(await screen.findByRole("link", { name: need.title }));
    const drawer = await screen.findByRole("dialog", { name: need.title });
    expect(drawer).toHaveTextContent("底漆加面漆");
    expect(drawer).toHaveTextContent("200 台套");
    expect(screen.getByRole("link", { name: "打开这一条" })).toHaveAttribute("href", `/listings/${id}`);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(screen.getByRole("link", { name: need.title })).toHaveFocus());
  });

  it("leads to its page on a phone", async () => {
    onDevice(false);
    renderPage({ component: table });
    await userEvent.click(await screen.findByRole("link", { name: need.title }));
    expect(await screen.findByText(`elsewhere /listings/${id}`)).toBeVisible();
  });
});

describe("the filters on a phone", () => {
  it("stand behind one button that counts those in force", async () => {
    renderPage({ component: () => <ListingFilters kind="need" />, path: "/page?kind=need&state=all&dueUntil=2026-12-05" });
    const toggle = await screen.findByRole("button", { name: "筛选（2 项）" });
    expect(toggle).toHaveAttribute("aria-expanded", "false");
    const choices = document.getElementById(toggle.getAttribute("aria-controls")!)!;
    expect(choices).not.toHaveAttribute("data-opened");
    await userEvent.click(toggle);
    expect(toggle).toHaveAttribute("aria-expanded", "true");
    expect(choices).toHaveAttribute("data-opened");
  });

  it("are called by their name while none is in force", async () => {
    renderPage({ component: () => <ListingFilters kind="need" />, path: "/page?kind=need" });
    expect(await screen.findByRole("button", { name: "筛选" })).toBeVisible();
  });
});

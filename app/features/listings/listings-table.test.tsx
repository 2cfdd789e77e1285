import { useNavigate } from "@remix-run/react";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { buildListingView } from "../../../tests/factories/listing-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { ListingFilters } from "./listing-filters.tsx";
import { ListingsTable } from "./listings-table.tsx";

stubApi();

const need = buildListingView();
const { id } = need;

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

  it("is closed by the way back, which stays in the list", async () => {
    onDevice(true);
    const WithWayBack = () => {
      const navigate = useNavigate();
      return (
        <>
          <button onClick={() => void navigate(-1)}>返回</button>
          {table()}
        </>
      );
    };
    renderPage({ component: WithWayBack, path: "/page?kind=need" });
    await userEvent.click(await screen.findByRole("link", { name: need.title }));
    expect(await screen.findByRole("dialog", { name: need.title })).toBeVisible();
    act(() => screen.getByText("返回").click());
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByRole("link", { name: need.title })).toBeVisible();
  });

  it("is open where the address names it, and closing leaves the list", async () => {
    onDevice(true);
    renderPage({ component: table, path: `/page?kind=need#${id}` });
    expect(await screen.findByRole("dialog", { name: need.title })).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByRole("link", { name: need.title })).toBeVisible();
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

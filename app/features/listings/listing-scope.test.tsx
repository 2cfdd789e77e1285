import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { buildListingView } from "../../../tests/factories/listing-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { ListingScope } from "./listing-scope.tsx";

describe("what the lists are narrowed to", () => {
  it("has a button for each that names what it takes away", async () => {
    const first = buildListingView();
    renderPage({ component: () => <ListingScope first={first} />, path: "/page?alliance=a&owner=o" });
    expect((await screen.findAllByRole("button")).map((button) => button.getAttribute("aria-label"))).toEqual([`不再限于：${first.alliance.name}`, `不再限于：${first.owner.name}`]);
  });
});

import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { buildListingView } from "../../../tests/factories/listing-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { ListingView } from "../../contracts/listings.ts";
import { ListingHead } from "./listing-head.tsx";

stubApi();

const price = { amount: 220_000, currency: "CNY" as const, per: "台套" };
const amount = { amount: 110_000_000, currency: "CNY" as const };

describe("the money in the head of a need", () => {
  it.each<[string, Partial<ListingView>, string, string]>([
    ["the whole budget", { amount }, "总预算", "110 万元"],
    ["the price for one", { price }, "单价上限", "2,200 元/台套"],
    ["the price for one, where both are said", { price, amount }, "单价上限", "2,200 元/台套"],
  ])("is named for what it is: %s", async (_, given, name, words) => {
    renderPage({ component: () => <ListingHead listing={buildListingView(given)} /> });
    expect((await screen.findByText(name)).nextElementSibling).toHaveTextContent(words);
  });
});

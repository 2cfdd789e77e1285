import { useLoaderData } from "@remix-run/react";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { buildListingView } from "../../../tests/factories/listing-view.ts";
import { buildMeView } from "../../../tests/factories/me.ts";
import { FakeStreamServer } from "../../../tests/mocks/fake-stream-server.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { ListingView } from "../../contracts/listings.ts";
import { EditListing } from "./edit-listing.tsx";

const api = stubApi();
const me = buildMeView();
const before = buildListingView({ text: "旧的说明", revision: 3 });
const Page = () => <EditListing listing={useLoaderData() as ListingView} units={[]} allianceNames={[]} />;
const words = () => screen.findByRole("textbox", { name: "具体说明" });

it("keeps what is typed while somebody else stores the same listing, and says so", async () => {
  api.answer({ candidates: [], diagnosis: null });
  const server = new FakeStreamServer();
  let read = before;
  renderPage({ component: Page, loader: () => read, port: server.port, me });
  await userEvent.type(await words(), "，再加一句");
  await waitFor(() => expect(server.requests.some(({ event }) => event === "stream:follow")).toBe(true));
  read = { ...before, text: "别人写的说明", revision: 4 };
  act(() => void server.append(me.streams[0]!.stream, "listing.changed"));
  expect(await screen.findByText(/刚被他人改为“别人写的说明”/)).toBeVisible();
  expect(await words()).toHaveValue("旧的说明，再加一句");
}, 15_000);

it("brings back what was typed when the page is opened again, and says what others have stored since", async () => {
  api.answer({ candidates: [], diagnosis: null });
  const first = renderPage({ component: Page, loader: () => before, me });
  await userEvent.type(await words(), "，再加一句");
  first.unmount();
  const again = renderPage({ component: Page, loader: () => before, me });
  await waitFor(async () => expect(await words()).toHaveValue("旧的说明，再加一句"));
  again.unmount();
  renderPage({ component: Page, loader: () => ({ ...before, text: "新的说明", revision: 4 }), me });
  await waitFor(async () => expect(await words()).toHaveValue("旧的说明，再加一句"));
  expect(screen.getByText(/刚被他人改为“新的说明”/)).toBeVisible();
}, 15_000);

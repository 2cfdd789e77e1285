import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { buildListingView } from "../../../tests/factories/listing-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { EditionLine, EditionPreview, EditionView } from "../../contracts/editions.ts";
import { EditionPage } from "./edition-page.tsx";
import { NewEditionPage } from "./new-edition-page.tsx";

const api = stubApi();
const none = { lines: 0, new: 0, changed: 0, gone: 0 };
const alliance = { id: "a".repeat(24), name: "农机联盟" };
const edition: EditionView = {
  id: "b".repeat(24),
  alliance,
  year: 2026,
  serial: 3,
  day: "2026-11-20",
  at: "2026-11-20T01:00:00.000Z",
  name: "李秘书",
  foreword: "本期重点：喷涂。",
  counts: { need: { lines: 1, new: 1, changed: 0, gone: 1 }, resource: none, policy: none },
  corrections: [],
  previous: "c".repeat(24),
  may: { correct: true },
};
const line = (id: string, title: string, given: Partial<EditionLine>): EditionLine => {
  const listing = buildListingView({ id: id.repeat(24), title, quantity: { value: "500", unit: "套" }, remaining: { value: "500", unit: "套" } });
  return { change: "same", listing, now: { state: "published", remaining: listing.remaining, changed: false }, ...given };
};

it("shows each line as it stood, how it differs from the edition before, and where it stands now", async () => {
  const lines = [
    line("1", "外壳喷漆", { change: "new", now: { state: "partly", remaining: { value: "200", unit: "套" }, changed: true } }),
    line("2", "机架焊接", { change: "gone", now: { state: "withdrawn", remaining: { value: "500", unit: "套" }, changed: false } }),
  ];
  renderPage({ component: () => <EditionPage edition={edition} kind="need" page={{ items: lines, nextCursor: null }} /> });
  const row = (title: string) => within(screen.getByRole("link", { name: title }).closest("tr")!);
  expect(await screen.findByText("本期重点：喷涂。")).toBeVisible();
  expect(row("外壳喷漆").getByText("新增")).toBeVisible();
  expect(row("外壳喷漆").getByText("500 套")).toBeVisible();
  expect(row("外壳喷漆").getByText("现剩 200 套")).toBeVisible();
  expect(row("外壳喷漆").getByText("内容有变动")).toBeVisible();
  expect(row("机架焊接").getByText("退出")).toBeVisible();
  expect(row("机架焊接").getByText("已撤回")).toBeVisible();
});

it("publishes after the edition that was looked at, and not an empty one", async () => {
  api.answer({ ...edition, serial: 4 });
  const preview: EditionPreview = { alliance, year: 2026, serial: 4, after: { id: edition.id, year: 2026, serial: 3, day: edition.day }, counts: edition.counts, unspecified: 2, expiring: 0, tooMany: false };
  const page = renderPage({ component: () => <NewEditionPage preview={preview} /> });
  expect(await screen.findByText(/2 条还有待补充的内容/)).toBeVisible();
  await userEvent.type(screen.getByLabelText("卷首语（选填）"), "请尽快对接。");
  await userEvent.click(screen.getByRole("button", { name: "发布" }));
  await waitFor(() => expect(api.sent()[0]?.[1]).toEqual({ foreword: "请尽快对接。", after: edition.id }));
  page.unmount();
  renderPage({ component: () => <NewEditionPage preview={{ ...preview, counts: { need: none, resource: none, policy: none } }} /> });
  expect(await screen.findByRole("button", { name: "发布" })).toBeDisabled();
});

import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { RecordTable, type RecordSort } from "./record-table.tsx";

const rows = [
  { id: "1", title: "喷涂 500 套", left: 9 },
  { id: "2", title: "焊接 40 天", left: 3 },
];

function Page({ records = rows }: { records?: typeof rows }) {
  const [sort, setSort] = useState<RecordSort>({ by: "left", descending: false });
  return (
    <>
      <p>{`${sort.by} ${sort.descending ? "down" : "up"}`}</p>
      <RecordTable
        name="needs"
        caption="需求清单"
        rows={records}
        rowKey={(row) => row.id}
        href={(row) => `/listings/${row.id}`}
        columns={[
          { key: "title", head: "标题", cell: (row) => row.title, primary: true },
          { key: "left", head: "剩余", cell: (row) => `${row.left} 天`, sortable: true, onCard: true },
        ]}
        sort={sort}
        onSort={setSort}
        empty={<p>nothing</p>}
      />
    </>
  );
}

beforeEach(() => localStorage.clear());

describe("RecordTable", () => {
  it("is a table that can be read aloud, each row one link", async () => {
    renderPage({ component: Page });
    const table = await screen.findByRole("table", { name: "需求清单" });
    expect(within(table).getByRole("columnheader", { name: "剩余" })).toHaveAttribute("aria-sort", "ascending");
    expect(within(table).getByRole("link", { name: "喷涂 500 套" })).toHaveAttribute("href", "/listings/1");
  });

  it("sorts by its heads, and turns round on the second press", async () => {
    renderPage({ component: Page });
    await userEvent.click(await screen.findByRole("button", { name: "剩余" }));
    expect(screen.getByText("left down")).toBeInTheDocument();
  });

  it("is walked with j and k and opened with Enter", async () => {
    renderPage({ component: Page });
    await screen.findByRole("table");
    await userEvent.keyboard("jjk");
    expect(screen.getByRole("link", { name: "喷涂 500 套" })).toHaveFocus();
    await userEvent.keyboard("j{Enter}");
    expect(await screen.findByText("elsewhere /listings/2")).toBeInTheDocument();
  });

  it("remembers which columns one wants to see", async () => {
    const { unmount } = renderPage({ component: Page });
    await userEvent.click(await screen.findByRole("button", { name: "选择列" }));
    await userEvent.click(await screen.findByRole("checkbox", { name: "剩余" }));
    expect(screen.queryByRole("columnheader", { name: "剩余" })).not.toBeInTheDocument();
    unmount();
    renderPage({ component: Page });
    await screen.findByRole("table");
    expect(screen.queryByRole("columnheader", { name: "剩余" })).not.toBeInTheDocument();
  });

  it("says what there is when there are no rows", async () => {
    renderPage({ component: () => <Page records={[]} /> });
    expect(await screen.findByText("nothing")).toBeInTheDocument();
  });
});

import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { buildImportLine, buildImportView } from "../../../tests/factories/import-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { ImportLine } from "../../contracts/imports.ts";
import { ImportPage } from "./import-page.tsx";
import { ImportsPage } from "./imports-page.tsx";
import { placesToImport } from "./places-to-import.ts";

const api = stubApi();

const alliance = { id: "b".repeat(24), name: "试验农机联盟" };
const past = { column: 1, field: "deadline", value: "2020-01-01", effect: "draft", message: "日期已过，先存为草稿" } as const;
const missing = { column: 0, field: "title", value: "", effect: "refused", message: "此项必填" } as const;
const lines = [
  buildImportLine(),
  buildImportLine({ number: 3, state: "draft", cells: ["旧需求", "2020-01-01", ""], faults: [past] }),
  buildImportLine({ number: 5, state: "refused", owner: null, cells: ["", "", ""], faults: [missing] }),
];
const show = (given: Parameters<typeof buildImportView>[0], items: ImportLine[] = lines) =>
  renderPage({ component: () => <ImportPage view={buildImportView(given)} page={{ items, nextCursor: null }} /> });
const rowOf = async (number: string) => (await screen.findByRole("cell", { name: number })).closest("tr")!;

describe("the preview of a file", () => {
  it("says what would happen, and marks each faulty cell with what is wrong", async () => {
    show({ notes: ["1 行示例没有读取：第 4 行"] });
    expect(await screen.findByText("将导入 2 条；其余 1 行不导入")).toBeVisible();
    expect(screen.getByText("1 行示例没有读取：第 4 行")).toBeVisible();
    const draft = within(await rowOf("3"));
    expect(draft.getByText("存为草稿")).toBeVisible();
    expect(draft.getByText("日期已过，先存为草稿").closest("td")).toHaveTextContent("2020-01-01");
    const refused = within(await rowOf("5"));
    expect(refused.getByText("此项必填").closest("td")).toHaveAttribute("data-effect", "refused");
    expect(screen.queryByRole("columnheader", { name: "联系人" })).toBeNull();
    expect(screen.getByRole("link", { name: "有提示 2" })).toHaveAttribute("href", "/page?show=faulty");
    expect(screen.getByRole("link", { name: "下载退回的行" })).toHaveAttribute("href", `/api/v1/imports/${"a".repeat(24)}/refused`);
  });

  it("imports by one button that says how much, or is dropped", async () => {
    api.answer(buildImportView());
    show({});
    await userEvent.click(await screen.findByRole("button", { name: "导入 2 条" }));
    await waitFor(() => expect(api.sent()[0]![0]).toBe(`/api/v1/imports/${"a".repeat(24)}/run`));
    api.answer(undefined, 204);
    await userEvent.click(screen.getByRole("button", { name: "放弃" }));
    expect(await screen.findByText(/elsewhere \/imports/)).toBeVisible();
  });

  it("lets a column mean something else, which the one that had it gives up", async () => {
    api.answer(buildImportView());
    show({});
    await userEvent.click(await screen.findByText("各列的含义"));
    await userEvent.selectOptions(screen.getByLabelText("联系人"), "标题");
    await waitFor(() => expect(api.sent()).toEqual([[`/api/v1/imports/${"a".repeat(24)}`, { columns: [null, "deadline", "title"] }]]));
  });

  it("asks for the title's column where none was taken for it, and offers nothing to import", async () => {
    show({ columns: [{ head: "项目", field: null, samples: [] }], counts: { lines: 1, publish: 0, draft: 0, known: 0, refused: 1, faulty: 1 } });
    expect(await screen.findByText("没有找到标题列，请指明哪一列是标题。")).toBeVisible();
    expect(screen.getByLabelText("项目")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^导入/ })).toBeNull();
    expect(screen.queryByRole("link", { name: "下载退回的行" })).toBeNull();
  });
});

describe("an import", () => {
  it("says how far it is, and looks again by itself", async () => {
    let looks = 0;
    const { unmount } = renderPage({
      component: () => <ImportPage view={buildImportView({ state: "running", progress: { done: 25, all: 50 } })} page={{ items: lines, nextCursor: null }} />,
      loader: () => ++looks,
    });
    expect(await screen.findByRole("progressbar", { name: "已导入 25/50 条" })).toHaveAttribute("aria-valuenow", "50");
    await waitFor(() => expect(looks).toBeGreaterThan(1), { timeout: 3_000 });
    unmount();
  });

  it("leads to what it made, and is taken back after it was said what that does", async () => {
    api.answer(buildImportView());
    show({ state: "done", doneAt: "2026-11-21T06:31:00.000Z", undoUntil: "2026-11-22T06:31:00.000Z" }, [buildImportLine({ listing: "c".repeat(24) })]);
    expect(await screen.findByRole("link", { name: "外壳喷涂" })).toHaveAttribute("href", `/listings/${"c".repeat(24)}`);
    expect(screen.getByText("已发布 1 条")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "撤销导入" }));
    await userEvent.click(await screen.findByRole("button", { name: "撤回 2 条" }));
    await waitFor(() => expect(api.sent()[0]![0]).toBe(`/api/v1/imports/${"a".repeat(24)}/undo`));
  });

  it("says of what stayed why it did", async () => {
    show({ state: "undone", undone: { withdrawn: 1, kept: 1 } }, [
      buildImportLine({ listing: "c".repeat(24), undo: { withdrawn: true, reason: null } }),
      buildImportLine({ number: 3, listing: "d".repeat(24), undo: { withdrawn: false, reason: "导入后已被修改" } }),
    ]);
    expect(within(await rowOf("3")).getByText("导入后已被修改")).toBeVisible();
    expect(screen.getByRole("link", { name: "未撤回 1" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "撤销导入" })).toBeNull();
  });
});

describe("choosing a file", () => {
  const upload = (kind: "need" | "resource" = "need") => renderPage({ component: () => <ImportsPage kind={kind} alliances={[alliance]} keeps={false} recent={[buildImportView()]} /> });
  const choose = async (file: File) => userEvent.upload(await screen.findByLabelText("文件"), file);

  it("sends it as it is, and opens its preview", async () => {
    api.answer(buildImportView(), 201);
    upload();
    const file = new File(["标题\n喷涂"], "需求.csv");
    await choose(file);
    expect(await screen.findByText(/elsewhere \/imports\/a{24}/)).toBeVisible();
    const [address, request] = api.fetch.mock.calls[0]!;
    expect(address).toBe(`/api/v1/imports?kind=need&alliance=${alliance.id}&name=${encodeURIComponent("需求.csv")}`);
    expect(request!.body).toBe(file);
    expect(request!.headers).toMatchObject({ "Content-Type": "application/octet-stream" });
  });

  it("says why a file was not read", async () => {
    api.refuse("bad_input", [{ path: "file", message: "表格里没有内容" }]);
    upload();
    await choose(new File(["x"], "空.csv"));
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("“空.csv”没有读取");
    expect(alert).toHaveTextContent("表格里没有内容");
  });

  it("keeps what is too large here", async () => {
    upload();
    await choose(new File([new Uint8Array(2_000_001)], "大.xlsx"));
    expect(await screen.findByRole("alert")).toHaveTextContent("文件超过 2 MB");
    expect(api.sent()).toEqual([]);
  });

  it("leads to the template and to what was imported lately", async () => {
    upload("resource");
    expect(await screen.findByRole("link", { name: "下载模板" })).toHaveAttribute("href", "/api/v1/imports/template?kind=resource");
    expect(screen.getByRole("link", { name: "需求清单.xlsx" })).toHaveAttribute("href", `/imports/${"a".repeat(24)}`);
  });
});

describe("where a person may import", () => {
  const visible = [
    { id: "1".repeat(24), name: "甲联盟", county: "370812" },
    { id: "2".repeat(24), name: "乙联盟", county: "370812" },
  ];
  const seat = (role: "liaison" | "chair" | "officer" | "secretary" | "administrator", at: number | null) => ({ role, alliance: at === null ? null : visible[at]!.id, county: "370812" });

  it.each([
    ["a liaison, in the own alliance", [seat("liaison", 1)], ["乙联盟"], false],
    ["a chair without a firm, nowhere", [seat("chair", 0)], [], false],
    ["a secretary, for every member", [seat("secretary", 1)], ["乙联盟"], true],
    ["an officer, in the whole county", [seat("officer", null)], ["甲联盟", "乙联盟"], true],
    ["an administrator, everywhere", [seat("administrator", null)], ["甲联盟", "乙联盟"], true],
  ])("%s", (_who, seats, names, keeps) => {
    const places = placesToImport({ seat: seats[0]!, seats }, visible);
    expect([places.alliances.map(({ name }) => name), places.keeps]).toEqual([names, keeps]);
  });

  it("proposes the alliance of the seat in force", () => {
    expect(placesToImport({ seat: seat("liaison", 1), seats: [seat("liaison", 0), seat("liaison", 1)] }, visible).alliances[0]!.name).toBe("乙联盟");
  });
});

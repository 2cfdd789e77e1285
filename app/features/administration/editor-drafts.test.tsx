import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { buildAllianceView } from "../../../tests/factories/alliance-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { ChainEditor } from "./chain-editor.tsx";
import { RotationEditor } from "./rotation-editor.tsx";

const api = stubApi();
const kept = () => Object.keys(localStorage).filter((key) => key.startsWith("lianmeng:draft:"));
const UNSAVED = "修改还没有保存，暂存在这台设备上";

const showChain = (alliance = buildAllianceView()) => renderPage({ component: () => <ChainEditor alliance={alliance} categories={[]} /> });
const showRotation = (alliance = buildAllianceView()) => renderPage({ component: () => <RotationEditor alliance={alliance} members={[]} /> });
const names = async () => (await screen.findAllByRole("textbox", { name: "环节名称" })).map((field) => (field as HTMLInputElement).value);
const order = async () => (await screen.findAllByRole("listitem")).map((row) => row.textContent);

describe("the editor of the chain", () => {
  it("brings back what was not saved, says so, and forgets it once it is saved", async () => {
    const first = showChain();
    await userEvent.type((await screen.findAllByRole("textbox", { name: "环节名称" }))[0]!, "加工");
    await userEvent.click(screen.getByRole("button", { name: "下移零部件加工" }));
    expect(screen.getByText(UNSAVED)).toBeVisible();
    first.unmount();
    expect(kept()).toHaveLength(1);

    showChain();
    await waitFor(async () => expect(await names()).toEqual(["整机", "零部件加工"]));
    expect(screen.getByText(UNSAVED)).toBeVisible();
    api.answer(buildAllianceView());
    await userEvent.click(screen.getByRole("button", { name: "保存产业链" }));
    await waitFor(() => expect(kept()).toEqual([]));
    expect(api.sent()[0]![1]).toMatchObject({ links: [{ id: "machines", after: ["parts"] }, { id: "parts", name: "零部件加工" }] });
    // What was saved stays in sight until the page has read it anew.
    expect(await names()).toEqual(["整机", "零部件加工"]);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(kept()).toEqual([]);
  });

  it("does not bring it back over a chain that others changed meanwhile", async () => {
    const first = showChain();
    await userEvent.type((await screen.findAllByRole("textbox", { name: "环节名称" }))[0]!, "加工");
    first.unmount();
    expect(kept()).toHaveLength(1);
    const { links } = buildAllianceView();
    showChain(buildAllianceView({ links: [...links, { id: "sales", name: "销售", after: ["machines"], categories: [], unservedNeeds: 0 }], revision: 2 }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await names()).toEqual(["零部件", "整机", "销售"]);
    expect(screen.queryByText(UNSAVED)).not.toBeInTheDocument();
  });
});

describe("the editor of the rotation", () => {
  it("brings back what was not saved, and takes it back on demand", async () => {
    const first = showRotation();
    await userEvent.click(await screen.findByRole("button", { name: "下移山河机械" }));
    first.unmount();
    expect(kept()).toHaveLength(1);

    showRotation();
    await waitFor(async () => expect(await order()).toEqual(["1云杉涂装", "2山河机械"]));
    await userEvent.click(screen.getByRole("button", { name: "放弃修改" }));
    expect(await order()).toEqual(["1山河机械", "2云杉涂装"]);
    expect(screen.queryByText(UNSAVED)).not.toBeInTheDocument();
    expect(kept()).toEqual([]);
  });
});

import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import { describe, expect, it } from "vitest";
import type { AllianceView } from "../../contracts/alliances.ts";
import { buildAllianceView } from "../../../tests/factories/alliance-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { ChainEditor } from "./chain-editor.tsx";
import { RotationEditor } from "./rotation-editor.tsx";

const api = stubApi();
const kept = () => Object.keys(localStorage).filter((key) => key.startsWith("lianmeng:draft:"));
const UNSAVED = "修改还没有保存，暂存在这台设备上";

/** The page of an alliance that becomes the next one of `later` each time somebody else saves. */
const showPage = (render: (alliance: AllianceView) => ReactElement, ...later: Partial<AllianceView>[]) =>
  renderPage({
    component: function Page() {
      const [saved, setSaved] = useState(0);
      return (
        <>
          {render(buildAllianceView({ ...later[saved - 1], revision: 1 + saved }))}
          <button type="button" onClick={() => setSaved((count) => count + 1)}>
            somebody else saves
          </button>
        </>
      );
    },
  });
const showChain = (...later: Partial<AllianceView>[]) => showPage((alliance) => <ChainEditor alliance={alliance} categories={[{ value: "coating", label: "喷涂" }]} />, ...later);
const showRotation = (...later: Partial<AllianceView>[]) => showPage((alliance) => <RotationEditor alliance={alliance} members={[]} />, ...later);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const link = (id: string, name: string, after: string[] = [], categories: string[] = []) => ({ id, name, after, categories, unservedNeeds: 0 });
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

  it("saves of a chain only what was changed here over what others saved meanwhile, also when it comes back later", async () => {
    const others = { links: [link("parts", "零部件", [], ["coating"]), link("machines", "整机", ["parts"]), link("sales", "销售", ["machines"])] };
    const first = showChain(others);
    await userEvent.type((await screen.findAllByRole("textbox", { name: "环节名称" }))[1]!, "装配");
    await press("somebody else saves");
    expect(await names()).toEqual(["零部件", "整机装配", "销售"]);
    expect(screen.queryByText(/刚被他人/)).not.toBeInTheDocument();
    first.unmount();
    expect(kept()).toHaveLength(1);

    showPage(() => <ChainEditor alliance={buildAllianceView({ ...others, revision: 2 })} categories={[]} />);
    await waitFor(async () => expect(await names()).toEqual(["零部件", "整机装配", "销售"]));
    api.answer(buildAllianceView());
    await press("保存产业链");
    await waitFor(() => expect(api.sent()).toHaveLength(1));
    expect(api.sent()[0]![1]).toEqual({
      links: [
        { id: "parts", name: "零部件", after: [], categories: ["coating"] },
        { id: "machines", name: "整机装配", after: ["parts"], categories: [] },
        { id: "sales", name: "销售", after: ["machines"], categories: [] },
      ],
    });
    expect(new Headers(api.fetch.mock.calls[0]![1]?.headers).get("If-Match")).toBe('"2"');
  });

  it("names the link that both changed, with what is other there, and takes it over on demand", async () => {
    showChain({ links: [link("parts", "配件", [], ["coating"]), link("machines", "整机", ["parts"])] }, { links: [link("machines", "整机")] });
    await userEvent.type((await screen.findAllByRole("textbox", { name: "环节名称" }))[0]!, "加工");
    await press("somebody else saves");
    expect(screen.getByText("“配件”刚被他人改为“环节名称：配件；对应工艺：喷涂”，保存后以这里填写的为准。")).toBeVisible();
    expect(await names()).toEqual(["零部件加工", "整机"]);
    await press("somebody else saves");
    expect(screen.getByText("“零部件加工”刚被他人移除，保存后仍按这里的保留。")).toBeVisible();
    await press("改用对方的");
    expect(await names()).toEqual(["整机"]);
    expect(screen.queryByText(UNSAVED)).not.toBeInTheDocument();
  });

  it("goes on naming a process that others took out of the chain and that is kept here", async () => {
    const links = [link("parts", "零部件", [], ["industry.C31"])];
    const steel = [{ value: "industry.C31", label: "黑色金属冶炼和压延加工业" }];
    renderPage({
      component: function Page() {
        const [isSaved, setIsSaved] = useState(false);
        return (
          <>
            <ChainEditor alliance={buildAllianceView({ links: isSaved ? [link("parts", "零部件")] : links })} categories={isSaved ? [] : steel} />
            <button type="button" onClick={() => setIsSaved(true)}>
              somebody else saves
            </button>
          </>
        );
      },
    });
    await userEvent.type(await screen.findByRole("textbox", { name: "环节名称" }), "加工");
    await press("somebody else saves");
    expect(screen.getByText("“零部件”刚被他人改为“环节名称：零部件；对应工艺：空”，保存后以这里填写的为准。")).toBeVisible();
    expect(screen.getAllByText("黑色金属冶炼和压延加工业")[0]).toBeVisible();
    expect(screen.queryByText("industry.C31")).not.toBeInTheDocument();
  });

  it("says so when both put the links in another order, and loses none that was added", async () => {
    showChain({ links: [link("machines", "整机"), link("parts", "零部件"), link("sales", "销售", ["machines"])] });
    await userEvent.click(await screen.findByRole("button", { name: "增加环节" }));
    await userEvent.type((await screen.findAllByRole("textbox", { name: "环节名称" }))[2]!, "回收");
    await press("somebody else saves");
    expect(await names()).toEqual(["零部件", "整机", "回收", "销售"]);
    expect(screen.getByText("“环节顺序”刚被他人改为“整机、零部件、销售”，保存后以这里填写的为准。")).toBeVisible();
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

  it("follows what others saved where nothing was changed here, and names the order that both changed", async () => {
    const [mountain, spruce] = buildAllianceView().rotation.order;
    const oak = { id: "3".repeat(24), name: "橡树铸造" };
    showRotation({ rotation: { termMonths: 6, order: [oak, mountain!, spruce!] } });
    await userEvent.click(await screen.findByRole("button", { name: "下移山河机械" }));
    await press("somebody else saves");
    expect(screen.getByRole("textbox", { name: "任期（月）" })).toHaveValue("6");
    expect(await order()).toEqual(["1云杉涂装", "2山河机械"]);
    expect(screen.getByText("“轮值顺序”刚被他人改为“橡树铸造、山河机械、云杉涂装”，保存后以这里填写的为准。")).toBeVisible();
    api.answer(buildAllianceView());
    await press("保存轮值规则");
    await waitFor(() => expect(api.sent()).toHaveLength(1));
    expect(api.sent()[0]![1]).toEqual({ rotation: { termMonths: 6, order: [spruce!.id, mountain!.id] } });
    expect(screen.queryByText(UNSAVED)).not.toBeInTheDocument();
  });
});

import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { buildMeView, buildSeatView } from "../../../tests/factories/me.ts";
import { FakeStreamServer } from "../../../tests/mocks/fake-stream-server.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { reply, stubApi } from "../../../tests/setup/stub-api.ts";
import type { MeView } from "../../contracts/people.ts";
import type { StreamPort } from "../../realtime/stream-port.ts";
import { AppFrame } from "./app-frame.tsx";

const liaison = buildSeatView();
const chair = buildSeatView({ id: "b".repeat(24), role: "chair" });
const elsewhere = buildSeatView({ id: "c".repeat(24), alliance: { id: "d".repeat(24), name: "纺织产业链党建联盟" } });
const officer = buildSeatView({ id: "e".repeat(24), role: "officer", alliance: null });

const api = stubApi();
beforeEach(() => api.answer());

async function show(me: MeView, port?: StreamPort) {
  renderPage({
    me,
    component: () => (
      <AppFrame shell={{ me, demo: false }} {...(port && { port })}>
        <p>the page</p>
      </AppFrame>
    ),
  });
  await screen.findByText("the page");
  return userEvent.setup();
}

describe("the frame", () => {
  it("shows as whom one acts, and changes it with one choice", async () => {
    const user = await show(buildMeView({ seats: [liaison, chair, officer] }));
    const seat = screen.getByRole("button", { name: /^周建民，切换席位/ });
    expect(seat).toHaveTextContent("山河机械联络员");
    const looks = seat.className;
    await user.click(seat);
    await screen.findByRole("menu");
    expect(screen.getByRole("button", { name: /^周建民，切换席位/, hidden: true }).className).toBe(looks);
    await user.click(await screen.findByRole("menuitem", { name: /山河机械 · 轮值理事长/ }));
    await waitFor(() => expect(api.sent()).toEqual([["/api/v1/me/seat", { seat: chair.id }]]));
  });

  it("offers other alliances only to who has a seat in them", async () => {
    const user = await show(buildMeView({ seats: [liaison, elsewhere] }));
    await user.click(screen.getByRole("button", { name: "农机产业链党建联盟，切换联盟" }));
    await user.click(await screen.findByRole("menuitem", { name: "纺织产业链党建联盟" }));
    await waitFor(() => expect(api.sent()).toEqual([["/api/v1/me/seat", { seat: elsewhere.id }]]));
  });

  it("keeps the page without a network and says so, and leads on with one", async () => {
    const user = await show(buildMeView());
    const network = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    api.loseNetwork();
    await user.click(screen.getAllByRole("link", { name: "会议" })[0]!);
    expect(await screen.findByText("网络不通，没有打开，请稍后再试")).toBeVisible();
    expect(screen.getByText("the page")).toBeVisible();
    network.mockReturnValue(true);
    api.answer();
    await user.click(screen.getAllByRole("link", { name: "会议" })[0]!);
    expect(await screen.findByText("elsewhere /meetings")).toBeVisible();
    network.mockRestore();
  });

  it("leads on to a hub that answers, though the device calls itself offline", async () => {
    const user = await show(buildMeView());
    const network = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    await user.click(screen.getAllByRole("link", { name: "会议" })[0]!);
    expect(await screen.findByText("elsewhere /meetings")).toBeVisible();
    network.mockRestore();
  });

  it("keeps the page in a network that leads nowhere, though the device calls itself online, and leads on when the hub answers", async () => {
    const server = new FakeStreamServer();
    const user = await show(buildMeView(), server.port);
    await screen.findAllByText(/^已同步/);
    server.refusing = "unavailable";
    server.cut();
    await screen.findByText(/连接中断/);
    api.loseNetwork();
    await user.click(screen.getAllByRole("link", { name: "会议" })[0]!);
    expect(await screen.findByText("网络不通，没有打开，请稍后再试")).toBeVisible();
    expect(screen.getByText("the page")).toBeVisible();
    api.answer({});
    await user.click(screen.getAllByRole("link", { name: "会议" })[0]!);
    expect(await screen.findByText("elsewhere /meetings")).toBeVisible();
  });

  it("names the alliance without a menu when there is only one", async () => {
    await show(buildMeView());
    expect(screen.queryByRole("button", { name: /切换联盟/ })).not.toBeInTheDocument();
    expect(screen.getByText("农机产业链党建联盟")).toBeInTheDocument();
  });

  it("has seven entries at most, and administration for administrators only", async () => {
    await show(buildMeView());
    const [rail] = screen.getAllByRole("navigation", { name: "主导航" });
    const entries = within(rail!).getAllByRole("listitem").map((entry) => entry.textContent);
    expect(entries).toEqual(["工作台", "清单", "撮合", "会议", "督办", "联盟", "统计"]);
  });

  it("lets an administrator in to the administration", async () => {
    await show(buildMeView({ seats: [buildSeatView({ role: "administrator", organization: null, alliance: null })] }));
    expect(screen.getByRole("link", { name: "管理" })).toHaveAttribute("href", "/admin");
    expect(screen.getByText("全部联盟")).toBeInTheDocument();
  });

  it("says how many notices are unread", async () => {
    await show(buildMeView({ unreadNotices: 120 }));
    expect(screen.getByRole("link", { name: "消息，120 条未读" })).toHaveTextContent("99+");
  });

  it("opens the search by keyboard and goes where one chose", async () => {
    const user = await show(buildMeView());
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("textbox", { name: "搜索页面和操作" }), "huiyi");
    await user.click(await screen.findByRole("button", { name: "会议" }));
    expect(await screen.findByText("elsewhere /meetings")).toBeInTheDocument();
  });

  it("shows the way to the list, then what the hub found in its order", async () => {
    const found = [
      { id: "1".repeat(24), kind: "resource", title: "涂装线空闲产能520台套", owner: { name: "山河机械" } },
      { id: "2".repeat(24), kind: "need", title: "喷涂外协200套", owner: { name: "青田铸造" } },
    ];
    api.fetch.mockImplementation(async (address) => reply({ items: String(address).includes("/listings") ? found : [], nextCursor: null }));
    const user = await show(buildMeView());
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("textbox", { name: "搜索页面和操作" }), "喷涂");
    await screen.findByRole("button", { name: /涂装线空闲产能520台套/ });
    const offered = within(screen.getByRole("dialog")).getAllByRole("button").map((button) => button.textContent);
    expect(offered).toEqual(["在清单中查找“喷涂”", "涂装线空闲产能520台套资源 · 山河机械", "喷涂外协200套需求 · 青田铸造"]);
  });

  it("leads to the list with Enter, and from there by arrows to what was found since", async () => {
    const found = [{ id: "1".repeat(24), kind: "resource", title: "涂装线空闲产能520台套", owner: { name: "山河机械" } }];
    let arrive: () => void = () => {};
    const held = new Promise<void>((resolve) => (arrive = resolve));
    api.fetch.mockImplementation(async (address) => {
      await held;
      return reply({ items: String(address).includes("/listings") ? found : [], nextCursor: null });
    });
    const user = await show(buildMeView());
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("textbox", { name: "搜索页面和操作" }), "喷涂");
    const list = screen.getByRole("button", { name: "在清单中查找“喷涂”" });
    await waitFor(() => expect(list).toHaveAttribute("data-selected"));
    arrive();
    const record = await screen.findByRole("button", { name: /涂装线空闲产能520台套/ });
    expect(list).toHaveAttribute("data-selected");
    await user.keyboard("{ArrowDown}");
    expect(record).toHaveAttribute("data-selected");
    await user.keyboard("{ArrowUp}{Enter}");
    expect(await screen.findByText("elsewhere /listings?q=%E5%96%B7%E6%B6%82")).toBeInTheDocument();
  });

  it("finds members and meetings by what they are read as", async () => {
    const members = [
      { organization: { id: "3".repeat(24), name: "金大丰", fullName: "山东金大丰机械有限公司", kind: "enterprise" } },
      { organization: { id: "4".repeat(24), name: "山河机械", fullName: "山河机械有限公司", kind: "enterprise" } },
    ];
    api.fetch.mockImplementation(async (address) => reply({ items: String(address).includes("/members") ? members : [], nextCursor: null }));
    const user = await show(buildMeView());
    await user.keyboard("{Control>}k{/Control}");
    const box = await screen.findByRole("textbox", { name: "搜索页面和操作" });
    await user.type(box, "jdf");
    const offered = () => within(screen.getByRole("dialog")).getAllByRole("button").map((button) => button.textContent);
    await expect.poll(offered, { timeout: 10_000 }).toEqual(["在清单中查找“jdf”", "金大丰成员单位 · 山东金大丰机械有限公司"]);
    await user.clear(box);
    await user.type(box, "shanhe");
    await expect.poll(offered, { timeout: 10_000 }).toEqual(["在清单中查找“shanhe”", "山河机械成员单位 · 山河机械有限公司"]);
  });

  it("finds tasks, suggestions and cases by their numbers, the number itself first", async () => {
    const alliance = { id: "9".repeat(24), name: "农机联盟" };
    const answers: Record<string, object[]> = {
      "/actions": [
        { id: "5".repeat(24), number: "2026-120", title: "核对图纸", alliance },
        { id: "6".repeat(24), number: "2026-12", title: "打通喷涂线", alliance },
      ],
      "/suggestions": [{ id: "7".repeat(24), number: "2026-12", text: "晚班公交", alliance }],
      "/cases": [{ id: "8".repeat(24), number: "2026-12", title: "门口违停", alliance }],
    };
    api.fetch.mockImplementation(async (address) => {
      const { pathname, searchParams } = new URL(String(address), "http://hub");
      return reply({ items: searchParams.get("number") === "2026-12" ? (answers[pathname.replace("/api/v1", "")] ?? []) : [], nextCursor: null });
    });
    const user = await show(buildMeView());
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("textbox", { name: "搜索页面和操作" }), "２０２６-12");
    await screen.findByRole("button", { name: /门口违停/ });
    const offered = within(screen.getByRole("dialog")).getAllByRole("button").map((button) => button.textContent);
    expect(offered.slice(1)).toEqual(["2026-12 打通喷涂线任务 · 农机联盟", "2026-120 核对图纸任务 · 农机联盟", "2026-12 晚班公交意见建议 · 农机联盟", "2026-12 门口违停直通车诉求 · 农机联盟"]);
  });

  it("says that nothing bears the words, and still leads to the list", async () => {
    api.fetch.mockImplementation(async () => reply({ items: [], nextCursor: null }));
    const user = await show(buildMeView());
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("textbox", { name: "搜索页面和操作" }), "独角兽");
    const dialog = within(screen.getByRole("dialog"));
    await waitFor(() => expect(dialog.getByRole("status")).toHaveTextContent("没有找到"));
    expect(dialog.getAllByRole("button").map((button) => button.textContent)).toEqual(["在清单中查找“独角兽”"]);
  });

  it("tells a person without a seat what to do", async () => {
    const user = await show(buildMeView({ seats: [] }));
    await user.click(screen.getByRole("button", { name: /^周建民，切换席位/ }));
    expect(await screen.findByText("还没有席位，请联系联盟秘书")).toBeInTheDocument();
  });
});

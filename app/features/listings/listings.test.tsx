import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import type { EligibilityView } from "../../contracts/policies.ts";
import { buildListingView } from "../../../tests/factories/listing-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { EligibilityPanel } from "../policies/eligibility-panel.tsx";
import { ListingForm } from "./form/listing-form.tsx";

const api = stubApi();
const id = "0123456789abcdef01234567";
const as = { seat: "seat", alliance: id, county: "370812", place: undefined, owner: id, alliances: [], owners: [] };
const units = [
  { code: "套", dimension: "数量", canonical: "套", factor: 1 },
  { code: "平方米", dimension: "面积", canonical: "平方米", factor: 1 },
];

const form = () => <ListingForm kind="need" as={as} units={units} allianceNames={[]} />;

describe("the publish form", () => {
  it("puts the hub's words on the field and the cursor into it", async () => {
    api.refuse("bad_input", [{ path: "quantity.value", message: "请填写数字，最多三位小数" }]);
    renderPage({ component: form });
    await userEvent.type(await screen.findByRole("textbox", { name: "数量" }), "-5");
    await userEvent.click(screen.getByRole("button", { name: "发布" }));
    await waitFor(() => expect(screen.getByRole("textbox", { name: "数量" })).toHaveFocus());
    expect(screen.getByRole("textbox", { name: "数量" })).toBeInvalid();
  });

  it("asks the price for one of the quantity's unit, or for another that is chosen", async () => {
    api.refuse("bad_input", [{ path: "price.per", message: "没有这个单位" }]);
    renderPage({ component: form });
    const choose = async (field: string, unit: string) => {
      await userEvent.click(await screen.findByRole("combobox", { name: field }));
      await userEvent.click(await screen.findByRole("option", { name: unit }));
    };
    await choose("单位（量）", "套");
    expect(screen.getByRole("combobox", { name: "计价单位" })).toHaveValue("套");
    await userEvent.type(screen.getByRole("textbox", { name: "单价上限（元）" }), "35.5");
    expect(screen.queryByText(/只和同样计价的对方比较价格/)).not.toBeInTheDocument();
    await choose("计价单位", "平方米");
    expect(screen.getByText(/只和同样计价的对方比较价格/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "发布" }));
    await waitFor(() => expect(screen.getByRole("combobox", { name: "计价单位" })).toBeInvalid());
    expect(api.sent().at(-1)![1]).toMatchObject({ price: { amount: 3_550, per: "平方米" } });
  }, 15_000);

  it("keeps what was typed on the device and brings it back", async () => {
    const first = renderPage({ component: form });
    await userEvent.type(await screen.findByRole("textbox", { name: /^名称/ }), "喷涂外协");
    expect(await screen.findByText(/已暂存在本机/, {}, { timeout: 3_000 })).toBeVisible();
    first.unmount();
    renderPage({ component: form });
    await waitFor(() => expect(screen.getByRole("textbox", { name: /^名称/ })).toHaveValue("喷涂外协"), { timeout: 10_000 });
  });
});

function Changed() {
  const [listing, setListing] = useState(buildListingView({ text: "旧的说明", revision: 3 }));
  return (
    <>
      <button type="button" onClick={() => setListing({ ...listing, title: "别人改的名称", text: "别人写的说明", revision: 4 })}>
        somebody else saves
      </button>
      <ListingForm kind="need" listing={listing} as={as} units={units} allianceNames={[]} />
    </>
  );
}

describe("the form of a listing that somebody else changes meanwhile", () => {
  it("says what it would write over before it does, and leaves the rest as they wrote it", async () => {
    api.answer({ id, kind: "need", state: "published" });
    renderPage({ component: Changed });
    const words = await screen.findByRole("textbox", { name: "具体说明" });
    await userEvent.clear(words);
    await userEvent.type(words, "我的说明");
    await userEvent.click(screen.getByRole("button", { name: "somebody else saves" }));
    expect(screen.getByText("“具体说明”刚被他人改为“别人写的说明”，保存后以这里填写的为准。")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "保存修改" }));
    expect(api.sent()).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "保存修改" }));
    await waitFor(() => expect(api.sent()).toHaveLength(1));
    expect(api.sent()[0]![1]).toEqual({ text: "我的说明" });
    expect(new Headers(api.fetch.mock.calls[0]![1]?.headers).get("If-Match")).toBe('"4"');
  }, 15_000);
});

describe("a condition on the revenue", () => {
  it("takes a bound with decimals as it is typed", async () => {
    api.answer({ id, kind: "policy", state: "published" });
    renderPage({ component: () => <ListingForm kind="policy" as={as} units={units} allianceNames={[]} /> });
    await userEvent.click(await screen.findByRole("button", { name: "添加条件" }));
    await userEvent.click(screen.getByRole("combobox", { name: "比对什么" }));
    await userEvent.click(await screen.findByRole("option", { name: "年营业收入" }));
    const bound = screen.getByRole("textbox", { name: "不低于（万元）" });
    await userEvent.type(bound, "2,000.5");
    expect(bound).toHaveValue("2000.5");
    await userEvent.click(screen.getByRole("button", { name: "发布" }));
    await waitFor(() => expect(api.sent().at(-1)![1]).toMatchObject({ policy: { conditions: [{ fact: "revenue", minFen: 2_000_500_000 }] } }));
  }, 15_000);
});

describe("a field that is searched", () => {
  it("takes the first of what was found on Enter, and sends no form", async () => {
    api.answer({ items: [{ code: "coating", name: "喷涂" }] });
    renderPage({ component: form });
    const category = await screen.findByRole("combobox", { name: "类别" });
    await userEvent.type(category, "喷");
    await screen.findByRole("option", { name: "喷涂" });
    await userEvent.keyboard("{Enter}");
    expect(category).toHaveValue("喷涂");
    const unit = screen.getByRole("combobox", { name: "单位（量）" });
    await userEvent.type(unit, "平方{Enter}");
    expect(unit).toHaveValue("平方米");
    expect(api.sent().map(([path]) => path)).not.toContain("/api/v1/listings");
  });

  it("waits on Enter for the answer to what was typed", async () => {
    api.answer({ items: [] });
    renderPage({ component: form });
    await userEvent.type(await screen.findByRole("combobox", { name: "类别" }), "喷{Enter}");
    await waitFor(() => expect(api.sent().some(([path]) => path.includes("categories?"))).toBe(true));
    expect(api.sent().map(([path]) => path)).not.toContain("/api/v1/listings");
  });
});

describe("the sentence of a new listing", () => {
  it("comes back although nobody could read it in a cut network", async () => {
    api.loseNetwork();
    const first = renderPage({ component: form });
    await userEvent.type(await screen.findByRole("textbox", { name: "用一句话说清楚" }), "还差 500 套要喷涂");
    expect(await screen.findByText(/已暂存在本机/, {}, { timeout: 3_000 })).toBeVisible();
    first.unmount();
    renderPage({ component: form });
    await waitFor(() => expect(screen.getByRole("textbox", { name: "用一句话说清楚" })).toHaveValue("还差 500 套要喷涂"), { timeout: 10_000 });
    await userEvent.click(screen.getByRole("button", { name: "清空重填" }));
    expect(screen.getByRole("textbox", { name: "用一句话说清楚" })).toHaveValue("");
  }, 15_000);
});

it("a resource that answers a need begins with what is missing, keeps what is typed apart, and says for whom it is", async () => {
  const need = buildListingView({ title: "齿轮车削 300 件", remaining: { value: "220", unit: "件" }, owner: { id: "9".repeat(24), name: "晨露齿轮" } });
  const answer = () => <ListingForm kind="resource" answers={need} as={as} units={units} allianceNames={[]} />;
  const first = renderPage({ component: answer });
  expect(await screen.findByText(/为晨露齿轮的需求“齿轮车削 300 件”填写资源/)).toBeVisible();
  expect(screen.getByRole("textbox", { name: "数量" })).toHaveValue("220");
  const name = screen.getByRole("textbox", { name: "名称" });
  expect(name).toHaveValue("承接齿轮车削 300 件");
  await userEvent.type(name, "，两班");
  expect(await screen.findByText(/已暂存在本机/, {}, { timeout: 3_000 })).toBeVisible();
  first.unmount();
  const plain = renderPage({ component: () => <ListingForm kind="resource" as={as} units={units} allianceNames={[]} /> });
  expect(await screen.findByRole("textbox", { name: "名称" })).toHaveValue("");
  plain.unmount();
  renderPage({ component: answer });
  await waitFor(() => expect(screen.getByRole("textbox", { name: "名称" })).toHaveValue("承接齿轮车削 300 件，两班"));
}, 15_000);

describe("a firm before a policy", () => {
  const eligibility: EligibilityView = {
    listing: { id, kind: "policy", title: "设备奖补" },
    organization: { id, name: "山河机械" },
    verdict: "unknown",
    inForce: true,
    conditions: [
      { index: 0, text: "属于制造业", fact: "industry", verdict: "pass", answered: false },
      { index: 1, text: "无安全事故", fact: "question", verdict: "unknown", answered: false },
    ],
    question: { index: 1, text: "无安全事故" },
    missing: [],
  };

  it("is asked one question at a time", async () => {
    api.answer(eligibility);
    renderPage({ component: () => <EligibilityPanel eligibility={eligibility} /> });
    expect(await screen.findByRole("img", { name: "待确认" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "符合" }));
    await waitFor(() => expect(api.fetch).toHaveBeenCalled());
    expect(api.sent()[0]![1]).toEqual({ organization: id, condition: 1, answer: true });
  });
});

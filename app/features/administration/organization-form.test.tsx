import { useLoaderData } from "@remix-run/react";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { buildOrganizationView } from "../../../tests/factories/organization-view.ts";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { refusal, reply, stubApi } from "../../../tests/setup/stub-api.ts";
import type { OrganizationView } from "../../contracts/organizations.ts";
import { OrganizationForm } from "./organization-form.tsx";

const api = stubApi();

/** The page reads `stored` anew, as it does when others save. */
function show(stored: { now: OrganizationView }) {
  renderPage({
    component: function Page() {
      return <OrganizationForm organization={useLoaderData() as OrganizationView} counties={[]} onDone={() => {}} />;
    },
    loader: () => stored.now,
  });
}

it("sends of a firm only what was changed, so that it takes nothing back that others wrote", async () => {
  api.answer(buildOrganizationView());
  show({ now: buildOrganizationView() });
  const revenue = await screen.findByRole("textbox", { name: "年营业收入（万元）" });
  expect(screen.getByRole("button", { name: "保存" })).toBeDisabled();
  await userEvent.clear(revenue);
  await userEvent.type(revenue, "6200.5");
  expect(screen.getByRole("combobox", { name: "所在地" })).toHaveValue("兖州区");
  await userEvent.click(screen.getAllByLabelText("清除")[0]!);
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  expect(api.sent()[0]).toEqual([expect.stringMatching(/\/organizations\/1+$/), { place: "370812", revenue: { amount: 6_200_500_000, currency: "CNY" } }]);
});

it("shows after a conflict what somebody else saved, keeps what was typed, and goes on from there", async () => {
  const stored = { now: buildOrganizationView() };
  show(stored);
  await userEvent.type(await screen.findByRole("textbox", { name: "简称" }), "厂");
  stored.now = buildOrganizationView({ shortName: "云杉", size: "medium", revision: 2 });
  api.refuse("conflict", [], "这条内容刚被他人修改，请核对最新内容后再试。");
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("“简称”刚被他人改为“云杉”，保存后以这里填写的为准。")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "简称" })).toHaveValue("云杉涂装厂");
  await waitFor(() => expect(screen.getByRole("combobox", { name: "规模" })).toHaveValue("中型"));
  api.answer(buildOrganizationView());
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(api.sent()).toHaveLength(2));
  expect(api.sent()[1]![1]).toEqual({ shortName: "云杉涂装厂" });
  expect(new Headers(api.fetch.mock.calls[1]![1]?.headers).get("If-Match")).toBe('"2"');
});

it("keeps what is typed while it is being saved, to be saved next", async () => {
  const stored = { now: buildOrganizationView() };
  show(stored);
  await userEvent.type(await screen.findByRole("textbox", { name: "简称" }), "厂");
  let answer: (response: Response) => void = () => {};
  api.fetch.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  const phone = screen.getByRole("textbox", { name: /电话/ });
  await userEvent.clear(phone);
  await userEvent.type(phone, "0537-1234567");
  stored.now = buildOrganizationView({ shortName: "云杉涂装厂", revision: 2 });
  answer(reply(stored.now));
  await waitFor(() => expect(screen.getByRole("button", { name: "保存" })).toBeEnabled());
  expect(phone).toHaveValue("0537-1234567");
  await waitFor(() => expect(Object.keys(localStorage).filter((key) => key.includes("organization:"))).toHaveLength(1));
  api.answer(stored.now);
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(api.sent()).toHaveLength(2));
  expect(api.sent()[1]![1]).toEqual({ contactPhone: "0537-1234567" });
});

it("sends again after a cut what it had sent, and leaves what was typed since to be saved", async () => {
  const stored = { now: buildOrganizationView() };
  show(stored);
  const short = await screen.findByRole("textbox", { name: "简称" });
  await userEvent.type(short, "厂");
  api.loseNetwork();
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  const again = await screen.findByRole("button", { name: "重试" });
  await userEvent.type(short, "二");
  stored.now = buildOrganizationView({ shortName: "云杉涂装厂", revision: 2 });
  api.answer(stored.now);
  await userEvent.click(again);
  await waitFor(() => expect(screen.queryByRole("button", { name: "重试" })).toBeNull());
  expect(api.sent().at(-1)![1]).toEqual({ shortName: "云杉涂装厂" });
  expect(short).toHaveValue("云杉涂装厂二");
  await waitFor(() => expect(screen.getByRole("button", { name: "保存" })).toBeEnabled());
});

it("lets the trade be chosen by name", async () => {
  show({ now: buildOrganizationView() });
  const industry = await screen.findByRole("combobox", { name: "行业（GB/T 4754）" });
  api.answer({ items: [{ code: "industry.C3572", name: "机械化农业及园艺机具制造" }] });
  await userEvent.type(industry, "农业机具");
  await userEvent.click(await screen.findByRole("option", { name: "C3572 机械化农业及园艺机具制造" }));
  expect(industry).toHaveValue("C3572 机械化农业及园艺机具制造");
  api.answer(buildOrganizationView());
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  await waitFor(() => expect(api.sent().at(-1)).toEqual([expect.stringMatching(/\/organizations\/1+$/), { industry: "C3572" }]));
});

it("shows the place of the register again when what was chosen is taken back", async () => {
  show({ now: buildOrganizationView() });
  const place = await screen.findByRole("combobox", { name: "所在地" });
  await userEvent.click(screen.getAllByLabelText("清除")[0]!);
  expect(place).toHaveValue("");
  await userEvent.click(screen.getByRole("button", { name: "放弃修改" }));
  expect(await screen.findByRole("combobox", { name: "所在地" })).toHaveValue("兖州区");
});

it("names the trade that somebody else chose meanwhile", async () => {
  api.fetch.mockImplementation(async (address, request) => {
    if (request?.method === "PATCH") return refusal("conflict");
    return reply({ items: String(address).includes("C33") ? [{ code: "industry.C33", name: "金属制品业" }] : [] });
  });
  const stored = { now: buildOrganizationView({ industry: "C35" }) };
  show(stored);
  await userEvent.click((await screen.findAllByLabelText("清除"))[1]!);
  stored.now = buildOrganizationView({ industry: "C33", revision: 2 });
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  expect(await screen.findByText("“行业（GB/T 4754）”刚被他人改为“C33 金属制品业”，保存后以这里填写的为准。")).toBeVisible();
});

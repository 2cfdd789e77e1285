import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { SearchMultiSelect, SearchSelect } from "./search-select.tsx";

stubApi();

const data = [
  { group: "成员单位", items: ["金大丰", "重庆长丰", "山河机械"] },
  { group: "银行", items: ["农商银行", "ICBC 兖州支行"] },
];

const offered = () => screen.queryAllByRole("option").map((option) => option.textContent);

async function typing(what: string, component: () => React.JSX.Element) {
  renderPage({ component });
  const user = userEvent.setup();
  const field = await screen.findByRole("combobox", { name: "单位" });
  await user.click(field);
  await user.type(field, what);
  return user;
}

it.each([
  ["jdf", ["金大丰"]],
  ["jindafeng", ["金大丰"]],
  ["zqcf", ["重庆长丰"]],
  ["cqzf", ["重庆长丰"]],
  ["df", ["金大丰"]],
  ["yh", ["农商银行"]],
  ["icbcyz", ["ICBC 兖州支行"]],
  ["机械", ["山河机械"]],
  ["s", ["山河机械"]],
])("offers for %s: %j", async (what, names) => {
  await typing(what, () => <SearchSelect label="单位" data={data} nothingFoundMessage="没有" />);
  await expect.poll(offered, { timeout: 10_000 }).toEqual(names);
});

it("offers nothing that is not read so", async () => {
  await typing("xqz", () => <SearchSelect label="单位" data={data} nothingFoundMessage="没有" />);
  expect(await screen.findByText("没有")).toBeVisible();
  expect(offered()).toEqual([]);
});

it("takes the first that was found with Enter, also one of several", async () => {
  const user = await typing("jdf", () => <SearchMultiSelect label="单位" name="units" data={data} />);
  await expect.poll(offered, { timeout: 10_000 }).toEqual(["金大丰"]);
  await user.keyboard("{Enter}");
  await user.type(screen.getByRole("combobox", { name: "单位" }), "nsyh");
  await expect.poll(offered, { timeout: 10_000 }).toEqual(["农商银行"]);
  await user.keyboard("{Enter}");
  expect(document.querySelector<HTMLInputElement>("input[name=units]")!.value).toBe("金大丰,农商银行");
});

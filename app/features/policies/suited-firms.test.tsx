import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { SuitedFirms } from "./suited-firms.tsx";

it("blames no condition for being narrow where the hub has none to compare", async () => {
  renderPage({ component: () => <SuitedFirms suited={[]} conditions={[{ fact: "question", text: "三年内无重大安全事故" }]} /> });
  expect(await screen.findByText("没有系统能比对的条件，符合与否由企业自己判断。")).toBeVisible();
});

import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { SecondFactorPanel } from "./second-factor-panel.tsx";

const api = stubApi();

it("is turned on by password, QR code and first code, and ends with the spare codes", async () => {
  renderPage({ component: () => <SecondFactorPanel factor={{ on: false, since: null, spareCodes: 0 }} /> });
  await userEvent.click(await screen.findByRole("button", { name: "开启二次验证" }));
  api.answer({ address: "otpauth://totp/x?secret=GEZDGNBV", secret: "GEZD GNBV" }, 201);
  await userEvent.type(await screen.findByLabelText("请先输入登录密码"), "long Enough 1{Enter}");
  expect(await screen.findByRole("img", { name: "验证器二维码" })).toBeVisible();
  expect(screen.getByText("GEZD GNBV")).toBeVisible();
  api.answer({ codes: ["abcde-23456", "fghij-23456"] });
  await userEvent.type(screen.getByLabelText("6 位验证码"), "123456{Enter}");
  expect(await screen.findByText("fghij-23456")).toBeVisible();
  expect(api.sent().map(([path, body]) => [path.split("/me/")[1], body])).toEqual([
    ["second-factor", { password: "long Enough 1" }],
    ["second-factor/confirm", { code: "123456" }],
  ]);
  expect(JSON.stringify(localStorage)).not.toMatch(/GEZD|abcde/);
  await userEvent.click(screen.getByRole("button", { name: "我已保存" }));
  await waitFor(() => expect(screen.queryByText("fghij-23456")).toBeNull());
});

it("says how many spare codes are left, and is turned off with the password", async () => {
  renderPage({ component: () => <SecondFactorPanel factor={{ on: true, since: "2026-11-30T08:00:00.000Z", spareCodes: 0 }} /> });
  expect(await screen.findByText(/备用码已用完/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "关闭二次验证" }));
  api.answer();
  await userEvent.type(await screen.findByLabelText("请先输入登录密码"), "long Enough 1{Enter}");
  await waitFor(() => expect(api.sent()[0]![1]).toEqual({ password: "long Enough 1" }));
});

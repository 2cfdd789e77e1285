import { useLoaderData } from "@remix-run/react";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../../tests/setup/stub-api.ts";
import type { MailboxView } from "../../../contracts/mailbox.ts";
import { MailboxPanel } from "./mailbox-panel.tsx";

const api = stubApi();
const none: MailboxView = { address: null, since: null, offered: null, when: "unread", quietFrom: 22, quietUntil: 7, refused: false, letters: [] };
const kept: MailboxView = { ...none, address: "liaison@firm.example", since: "2026-11-20T02:00:00.000Z" };

it("is set up by an address and the code that came there", async () => {
  api.answer(none);
  let now = none;
  renderPage({ component: () => <MailboxPanel mailbox={useLoaderData() as MailboxView} />, loader: () => now });
  await userEvent.click(await screen.findByRole("button", { name: "设置邮箱" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "邮箱地址" }), "liaison@firm.example");
  now = { ...none, offered: { address: "liaison@firm.example", until: "2026-11-20T02:30:00.000Z" } };
  await userEvent.click(screen.getByRole("button", { name: "发送验证码" }));
  await userEvent.type(await screen.findByRole("textbox", { name: "验证码" }), "123456");
  now = kept;
  await userEvent.click(screen.getByRole("button", { name: "确认" }));
  expect(await screen.findByText("liaison@firm.example")).toBeVisible();
  expect(api.sent()).toEqual([
    ["/api/v1/me/mailbox/address", { address: "liaison@firm.example" }],
    ["/api/v1/me/mailbox/confirm", { code: "123456" }],
  ]);
});

it("asks when letters come, and shows what became of them", async () => {
  api.answer(kept);
  const letters: MailboxView["letters"] = [{ id: "a".repeat(24), at: "2026-11-20T02:00:00.000Z", count: 3, state: "read", sentAt: null }];
  renderPage({ component: () => <MailboxPanel mailbox={{ ...kept, letters }} /> });
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "什么时候发" }), "每天早上 8 点汇总");
  expect(api.sent()).toEqual([["/api/v1/me/mailbox", { when: "daily" }]]);
  expect(screen.getByText("发送前已读，未发")).toBeVisible();
});

it("says that nobody has the address", async () => {
  renderPage({ component: () => <MailboxPanel mailbox={{ ...kept, refused: true }} /> });
  expect(await screen.findByText(/邮件服务器称这个邮箱不存在/)).toBeVisible();
  expect(screen.queryByRole("combobox")).not.toBeInTheDocument();
});

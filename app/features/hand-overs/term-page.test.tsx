import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import type { HandOverLine, TermAccount } from "../../contracts/hand-overs.ts";
import { TermPage } from "./term-page.tsx";

const api = stubApi();
const ref = (letter: string, name: string) => ({ id: letter.repeat(24), name });
const line = (key: string, given: Partial<HandOverLine>): HandOverLine => ({ key, kind: "action", number: null, resolution: null, title: "", unit: null, due: null, late: false, note: "", href: null, ...given });
const task = line(`action:${"a".repeat(24)}`, { number: "2026-3", title: "走访新进企业", unit: "绿野液压", due: "2026-11-18", late: true, href: "/actions/1" });
const promise = line(`promise:${"b".repeat(24)}`, { kind: "promise", title: "月底前带看设备" });
const rights: TermAccount["may"] = { prepare: false, sign: false, signInPlace: false, answer: false, acceptInPlace: false };
const account: TermAccount = {
  alliance: ref("c", "农机联盟"),
  term: { id: "d".repeat(24), state: "present", from: "2026-09-30T16:00:00.000Z", until: "2026-12-31T16:00:00.000Z" },
  outgoing: { organization: ref("e", "东岳农装"), person: ref("f", "张三") },
  incoming: { organization: ref("1", "清河机械"), person: null },
  report: { meetings: 3, attendances: 31, resolutions: 4, tasksGiven: 5, tasksFinished: 2, tasksInTime: 1, suggestions: 6, suggestionsSolved: 2, needs: 7, resources: 8, cooperations: 2, confirmed: 1, confirmedValue: { amount: 100_000_000, currency: "CNY" } },
  handOver: { state: "open", late: false, paper: { remarks: "", lines: [task, promise], withheld: 0, partial: false }, entries: [], sound: null },
  may: { ...rights, prepare: true, sign: true },
  revision: 2,
};
const show = (given: Partial<TermAccount>) => renderPage({ component: () => <TermPage account={{ ...account, ...given }} /> });
const sent = async () => {
  await waitFor(() => expect(api.sent()).toHaveLength(1));
  return api.sent()[0]![1];
};

it("saves notes, promises and remarks as a whole, and signs only what is saved", async () => {
  api.answer();
  show({});
  await userEvent.click(await screen.findByRole("button", { name: "给“走访新进企业”加备注" }));
  await userEvent.type(screen.getByRole("textbox", { name: "给“走访新进企业”加备注" }), "差两家");
  await userEvent.click(screen.getByRole("button", { name: "添加一项" }));
  await userEvent.type(screen.getAllByPlaceholderText("什么事、答应了谁")[1]!, "下月去看新厂房");
  expect(screen.getByRole("button", { name: "签字移交" })).toBeDisabled();
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  expect(await sent()).toEqual({
    command: "prepare",
    remarks: "",
    notes: [{ key: task.key, note: "差两家" }],
    own: [
      { key: promise.key, kind: "promise", title: "月底前带看设备", due: null },
      { kind: "promise", title: "下月去看新厂房", due: null },
    ],
  });
});

it("takes over with words of reservation what the other side has signed", async () => {
  api.answer();
  const signed = { kind: "signed", at: "2026-12-30T02:00:00.000Z", name: "张三", organization: "东岳农装", words: "", inPlace: null, seal: "0".repeat(64) } as const;
  show({ handOver: { ...account.handOver!, state: "handed", entries: [signed], sound: true }, may: { ...rights, answer: true } });
  expect(await screen.findByText("东岳农装签字移交")).toBeVisible();
  expect(screen.getByText("与签字时一致")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "签字接收" }));
  await userEvent.type(await screen.findByLabelText("保留意见（选填）"), "带看一事须核实");
  await userEvent.click(screen.getByRole("button", { name: "签字" }));
  expect(await sent()).toEqual({ command: "accept", words: "带看一事须核实" });
});

it("shows other members the report and who signed, not the list", async () => {
  show({ handOver: { ...account.handOver!, paper: null }, may: rights });
  expect(await screen.findByText("到会 31 家次")).toBeVisible();
  expect(screen.getByText("还没有签字")).toBeVisible();
  expect(screen.queryByText("交接清单")).toBeNull();
});

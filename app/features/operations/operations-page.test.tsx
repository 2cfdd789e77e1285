import { useLoaderData } from "@remix-run/react";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage } from "../../../tests/setup/render-page.tsx";
import { stubApi } from "../../../tests/setup/stub-api.ts";
import { jobNames, type OperationsView } from "../../contracts/operations.ts";
import { OperationsPage } from "./operations-page.tsx";

const api = stubApi();
const at = "2026-11-21T06:30:00.000Z";
const delays = { count: 40, p50Ms: 4.2, p95Ms: 38, p99Ms: 90, longestMs: 1_250 };
const well: OperationsView = {
  at,
  attention: [],
  process: { startedAt: "2026-11-20T01:00:00.000Z", node: "v20.20.2", memoryBytes: 412 * 1024 ** 2, loop: delays },
  connections: { sockets: 5, people: 3, following: true, push: delays },
  engine: { running: true, needs: 1_200, resources: 34 },
  store: { kind: "own", bytes: 8 * 1024 ** 2, freeBytes: 1.26 * 1024 ** 3 },
  backup: { at: "2026-11-20T19:00:00.000Z", form: "file" },
  drill: { at: "2026-11-18T02:00:00.000Z", backupAt: "2026-11-17T19:00:00.000Z", ms: 3_240, collections: 36, documents: 18_204, fault: null },
  audit: { at: "2026-11-20T19:00:00.000Z", records: 5_120, found: 0, explained: false },
  outgoing: null,
  jobs: jobNames.map((name) => ({ name, everySeconds: 60, lastAt: at, lastMs: 5, failing: false, failures: 0 })),
};

function show(changed: Partial<OperationsView>) {
  renderPage({ component: () => <OperationsPage operations={useLoaderData() as OperationsView} />, loader: () => ({ ...well, ...changed }) });
}

it("says that all is well, and the figures in words", async () => {
  show({});
  await screen.findByText("运行正常");
  const figure = (term: string) => within(screen.getByText(term).parentElement!);
  figure("推送用时（95%）").getByText("38 毫秒");
  figure("推送用时（95%）").getByText("近几分钟 40 次，中位 4.2 毫秒，最长 1.3 秒");
  figure("在册供需").getByText("1,234");
  expect(figure("数据").getByText("磁盘剩余 1.3 GB")).toBeVisible();
  expect(figure("操作记录核对").getByText("5,120 条与封存一致")).toBeVisible();
  expect(figure("最近备份").getByText("03:00")).toBeVisible();
  expect(screen.getAllByText("正常")).toHaveLength(jobNames.length);
});

it("lets a restored hub tell others again, after saying what that means", async () => {
  api.answer();
  show({ attention: ["outgoing_held"], outgoing: { heldSince: at, backupAt: "2026-11-20T19:00:00.000Z", receivers: 2 } });
  expect(await screen.findByText(/备份于.*涉及 2 个/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "恢复对外发送" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/确认原系统已经停用/)).toBeVisible();
  await userEvent.click(dialog.getByRole("button", { name: "恢复对外发送" }));
  await waitFor(() => expect(api.sent()).toEqual([[expect.stringMatching(/\/operations\/outgoing-hold$/), undefined]]));
});

it("says how the last drill went, and what is wrong with a backup that failed it", async () => {
  show({});
  expect(await screen.findByText("通过，18,204 条数据全部恢复，用时 3.2 秒")).toBeVisible();
  show({ attention: ["drill_failed"], drill: { ...well.drill!, documents: 0, fault: { code: "file_changed", what: "store.mdb", of: 3 } } });
  expect(await screen.findByText("未通过：文件 store.mdb 内容有变；另有 2 处")).toBeVisible();
  expect(screen.getByText(/npm run restore -- 备份目录 --drill/)).toBeVisible();
});

it("says what to do about what is amiss, and which job failed", async () => {
  const [first, ...others] = well.jobs;
  show({ attention: ["job_failing", "backup_missing"], backup: null, jobs: [{ ...first!, failing: true, failures: 2 }, ...others] });
  await screen.findByRole("heading", { name: "需要处理" });
  expect(screen.getByText(/npm run backup/)).toBeVisible();
  expect(screen.getByText("未完成")).toBeVisible();
  expect(screen.getByText("每 1 分钟；用时 5 毫秒；启动以来 2 次未完成")).toBeVisible();
});

it("has no figures of what was not measured, and none of a database elsewhere", async () => {
  show({ connections: { ...well.connections, push: null }, store: { kind: "mongodb" }, engine: { running: true, needs: null, resources: null } });
  expect(await screen.findByText("近几分钟没有变化")).toBeVisible();
  expect(screen.getByText("由数据库查找")).toBeVisible();
  expect(screen.getByText("空间和备份由数据库管理员负责")).toBeVisible();
});

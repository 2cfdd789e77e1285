import { strToU8 } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ImportView } from "../../app/contracts/imports.ts";
import { readFile } from "../../server/spreadsheets/read-file.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../factories/people.ts";
import { buildWorkbook, type TestCell } from "../factories/workbooks.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";
import { until } from "../setup/until.ts";

describe("importing a spreadsheet", () => {
  let hub: TestHub;
  let alliance: { id: string; county: string };
  let member: string;
  let other: string;
  let liaison: TestPerson;
  let secretary: TestPerson;

  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    alliance = await buildAlliance(hub.dependencies);
    member = await buildMember(hub.dependencies, alliance, { name: "试验东岳农装有限公司" });
    other = await buildMember(hub.dependencies, alliance, { name: "试验金大丰机械有限公司" });
    liaison = await buildPerson(hub.dependencies, { role: "liaison", organization: member, alliance: alliance.id });
    secretary = await buildPerson(hub.dependencies, { role: "secretary", alliance: alliance.id });
  });

  const upload = (who: TestPerson, file: Uint8Array, kind = "need", headers?: Record<string, string>) =>
    hub.call("POST", `/imports?kind=${kind}&alliance=${alliance.id}&name=${encodeURIComponent("需求清单.xlsx")}`, who.token, file, headers);
  const uploadRows = async (who: TestPerson, rows: TestCell[][], kind = "need") => (await upload(who, await buildWorkbook({ 清单: rows }), kind)).body as ImportView;
  const linesOf = async (who: TestPerson, { id }: { id: string }, show = "all") => (await hub.call("GET", `/imports/${id}/lines?show=${show}&limit=100`, who.token)).body.items;
  const settled = async (who: TestPerson, { id }: { id: string }) => {
    let view!: ImportView;
    await until("the import ends", async () => {
      view = (await hub.call("GET", `/imports/${id}`, who.token)).body;
      return view.state === "done" || view.state === "undone";
    });
    return view;
  };
  const run = async (who: TestPerson, preview: { id: string }) => {
    expect((await hub.call("POST", `/imports/${preview.id}/run`, who.token)).status).toBe(200);
    return settled(who, preview);
  };
  const undo = async (who: TestPerson, { id }: { id: string }) => {
    expect((await hub.call("POST", `/imports/${id}/undo`, who.token)).status).toBe(200);
    return settled(who, { id });
  };
  const listings = () => hub.dependencies.models.listings.find({ alliance: alliance.id }).sort({ _id: 1 }).lean();

  test("shows each line with its state and each faulty cell with what is wrong, and publishes nothing yet", async () => {
    const view = await uploadRows(liaison, [
      ["需求名称", "数量", "单位", "截止日期", "地区"],
      ["外壳喷涂", "５００", "套", "2099年3月5日", ""],
      ["铸件", "若干", "吨", new Date(Date.UTC(2099, 0, 2)), "火星"],
      ["旧需求", 5, "台", 43831, ""],
      ["", 7, "件", "", ""],
      ["外壳喷涂", "500", "套", "2099年3月5日", ""],
    ]);
    expect(view).toMatchObject({ state: "preview", sheet: "清单", counts: { lines: 5, publish: 2, draft: 1, known: 1, refused: 1, faulty: 4 } });
    expect(view.columns.map(({ head, field }) => [head, field])).toEqual([
      ["需求名称", "title"],
      ["数量", "quantity"],
      ["单位", "unit"],
      ["截止日期", "deadline"],
      ["地区", "region"],
    ]);
    const lines = await linesOf(liaison, view);
    expect(lines.map(({ number, state }: { number: number; state: string }) => [number, state])).toEqual([[2, "publish"], [3, "publish"], [4, "draft"], [5, "refused"], [6, "known"]]);
    expect(lines[1].faults).toEqual([
      { column: 1, field: "quantity", value: "若干", effect: "kept", message: "数量或计量单位认不出，保留在说明中" },
      { column: 4, field: "region", value: "火星", effect: "kept", message: "找不到对应的行政区划，保留在说明中" },
    ]);
    expect(lines[2].faults).toEqual([{ column: 3, field: "deadline", value: "43831", effect: "draft", message: "日期已过，先存为草稿" }]);
    expect(lines[3].faults[0]).toMatchObject({ column: 0, effect: "refused", message: "此项必填" });
    expect(lines[4].faults[0]).toMatchObject({ effect: "known", message: "与第 2 行相同" });
    expect((await linesOf(liaison, view, "faulty")).map(({ number }: { number: number }) => number)).toEqual([3, 4, 5, 6]);
    expect(await listings()).toEqual([]);
  });

  test("imports the lines that can be, and says of each what it became", async () => {
    const preview = await uploadRows(liaison, [["标题", "数量", "计量单位", "截止日期"], ["外壳喷涂", "500", "套", "2099-03-05"], ["旧需求", "5", "台", "2020-01-01"], ["", "7", "件", ""]]);
    const done = await run(liaison, preview);
    expect(done).toMatchObject({ state: "done", counts: { publish: 1, draft: 1, refused: 1 }, progress: null });
    const stored = await listings();
    expect(stored).toMatchObject([
      { title: "外壳喷涂", owner: member, state: "published", dueDate: "2099-03-05", place: "370812", typedBy: liaison.id },
      { title: "旧需求", owner: member, state: "draft" },
    ]);
    expect((await linesOf(liaison, done)).map(({ listing }: { listing: string | null }) => listing)).toEqual([stored[0]!._id, stored[1]!._id, null]);
    const audits = await hub.dependencies.models.audits.find({ alliance: alliance.id }).sort({ _id: 1 }).lean();
    expect(audits.map(({ action, person }) => [action, person])).toEqual([["import.run", liaison.id], ["listing.publish", liaison.id], ["listing.draft", liaison.id]]);
    const { items } = (await hub.call("GET", "/imports", liaison.token)).body;
    expect(items).toMatchObject([{ id: done.id, state: "done", fileName: "需求清单.xlsx" }]);
  });

  test("what is imported is found, told of and matched like any other listing", async () => {
    await run(liaison, await uploadRows(liaison, [["标题", "类别", "数量", "计量单位"], ["外壳喷涂", "喷漆", "500", "套"]]));
    const { items } = (await hub.call("GET", `/listings?kind=need&alliance=${alliance.id}`, secretary.token)).body;
    expect(items).toMatchObject([{ title: "外壳喷涂", category: { name: "喷涂" } }]);
    const { events } = (await hub.call("GET", `/streams/alliance:${alliance.id}/events?after=0`, secretary.token)).body;
    expect(events).toContainEqual(expect.objectContaining({ type: "listing.published" }));
    await until("it is matched", async () => (await hub.dependencies.models.matchRuns.countDocuments({ _id: items[0].id })) === 1);
  });

  test("asking again runs nothing twice, and the same file is known the next time", async () => {
    const rows = [["标题"], ["外壳喷涂"], ["铸件"]];
    const preview = await uploadRows(liaison, rows);
    const answers = await Promise.all([1, 2, 3].map(() => hub.call("POST", `/imports/${preview.id}/run`, liaison.token)));
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([]);
    await settled(liaison, preview);
    await run(liaison, preview);
    expect(await listings()).toHaveLength(2);
    const again = await uploadRows(liaison, rows);
    expect(again.counts).toMatchObject({ publish: 0, known: 2 });
    expect((await linesOf(liaison, again))[0].faults[0].message).toBe("以前导入过");
    expect((await uploadRows(liaison, [["标题", "备注"], ["外壳喷涂", "别的说明"]])).counts).toMatchObject({ known: 1 });
    await run(liaison, again);
    expect(await listings()).toHaveLength(2);
  });

  test("stops between two batches when the hub is closed, and goes on after it has started again", async () => {
    const preview = await uploadRows(liaison, [["标题"], ...Array.from({ length: 120 }, (_, index) => [`外壳喷涂 ${index + 1} 号`])]);
    expect((await hub.call("POST", `/imports/${preview.id}/run`, liaison.token)).status).toBe(200);
    await hub.restart();
    const halted = await hub.dependencies.models.imports.findOne({ _id: preview.id }).lean();
    expect(halted).toMatchObject({ state: "running" });
    // Another process waits until the lease is over.
    hub.clock.advance(61_000);
    await hub.services.imports.sweepImports();
    expect(await settled(liaison, preview)).toMatchObject({ state: "done", counts: { publish: 120 } });
    expect(await listings()).toHaveLength(120);
  });

  test("runs nothing while its lines are judged anew, also where that was cut short", async () => {
    const preview = await uploadRows(liaison, [["标题", "备注"], ["外壳喷涂", "急"]]);
    await hub.dependencies.models.imports.updateOne({ _id: preview.id }, { $set: { leaseUntil: new Date(0) } });
    expect((await hub.call("POST", `/imports/${preview.id}/run`, liaison.token)).body.code).toBe("conflict");
    expect((await hub.call("PATCH", `/imports/${preview.id}`, liaison.token, { columns: ["title", null] })).status).toBe(200);
    expect(await run(liaison, preview)).toMatchObject({ state: "done", counts: { publish: 1 } });
  });

  test("the same key and file give the same preview, another file a conflict", async () => {
    const file = await buildWorkbook({ 清单: [["标题"], ["外壳喷涂"]] });
    const key = { "Idempotency-Key": "one-upload" };
    const [first, second] = [await upload(liaison, file, "need", key), await upload(liaison, file, "need", key)];
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    expect((await upload(liaison, strToU8("标题\n铸件"), "need", key)).body.code).toBe("conflict");
  });

  test("takes back what nobody has acted on, and says what stays and why", async () => {
    const done = await run(liaison, await uploadRows(liaison, [["标题"], ["外壳喷涂"], ["铸件"], ["齿轮"]]));
    const [coating, casting] = await listings();
    expect((await hub.call("PATCH", `/listings/${casting!._id}`, liaison.token, { title: "铸件 20 吨", revision: 0 })).status).toBe(200);
    const undone = await undo(liaison, done);
    expect(undone).toMatchObject({ state: "undone", undone: { withdrawn: 2, kept: 1 }, undoUntil: null });
    expect((await listings()).map(({ state }) => state)).toEqual(["withdrawn", "published", "withdrawn"]);
    expect((await linesOf(liaison, done)).map(({ undo: one }: { undo: object }) => one)).toEqual([
      { withdrawn: true, reason: null },
      { withdrawn: false, reason: "导入后已被修改" },
      { withdrawn: true, reason: null },
    ]);
    expect(await hub.dependencies.models.audits.countDocuments({ action: "listing.withdraw", "subject.id": coating!._id })).toBe(1);
    // What was taken back can be imported again; what stayed is known.
    expect((await uploadRows(liaison, [["标题"], ["外壳喷涂"], ["铸件"]])).counts).toMatchObject({ publish: 1, known: 1 });
  });

  test("leaves what a suggestion was answered for", async () => {
    const done = await run(liaison, await uploadRows(liaison, [["标题", "类别", "数量", "计量单位", "截止日期"], ["外壳喷涂", "喷涂", "500", "套", "2099-03-05"]]));
    const supplier = await buildPerson(hub.dependencies, { role: "liaison", organization: other, alliance: alliance.id });
    const offer = { kind: "resource", alliance: alliance.id, title: "涂装线", category: "process.p19", quantity: { value: "500", unit: "套" }, window: { from: "2027-01-01", until: "2099-03-01" }, expiresOn: "2099-03-01", place: "370812" };
    const category = (await hub.call("GET", `/reference/categories?q=${encodeURIComponent("喷涂")}`, supplier.token)).body.items[0].code;
    expect((await hub.call("POST", "/listings", supplier.token, { ...offer, category })).status).toBe(201);
    const [listing] = await hub.dependencies.models.listings.find({ alliance: alliance.id, kind: "need" }).lean();
    await until("a suggestion", async () => (await hub.dependencies.models.matches.countDocuments({ listings: listing!._id, state: "suggested" })) === 1);
    const match = await hub.dependencies.models.matches.findOne({ listings: listing!._id }).lean();
    expect((await hub.call("POST", `/matches/${match!._id}/decline`, supplier.token, { code: "other", reason: "另有安排" })).status).toBe(200);
    await undo(liaison, done);
    expect((await linesOf(liaison, done))[0].undo).toEqual({ withdrawn: false, reason: "已有单位答复过它的匹配建议" });
  });

  test("can be taken back for a day", async () => {
    const done = await run(liaison, await uploadRows(liaison, [["标题"], ["外壳喷涂"]]));
    const late = hub.dependencies.models.imports.updateOne({ _id: done.id }, { $set: { doneAt: new Date(hub.clock.now().getTime() - 25 * 3_600_000) } });
    await late;
    const reply = await hub.call("POST", `/imports/${done.id}/undo`, liaison.token);
    expect([reply.status, reply.body.detail]).toEqual([409, "导入已超过 24 小时，或没有可撤销的条目。"]);
  });

  test("carries on what was begun and left, also taking back", async () => {
    const preview = await uploadRows(liaison, [["标题"], ["外壳喷涂"], ["铸件"]]);
    const left = { leaseUntil: new Date(hub.clock.now().getTime() - 1_000), progress: { done: 0, all: 2 } };
    await hub.dependencies.models.imports.updateOne({ _id: preview.id }, { $set: { ...left, state: "running" } });
    await hub.services.imports.sweepImports();
    const done = await settled(liaison, preview);
    expect([done.state, (await listings()).length]).toEqual(["done", 2]);
    await hub.dependencies.models.imports.updateOne({ _id: preview.id }, { $set: { ...left, state: "undoing" } });
    await hub.services.imports.sweepImports();
    expect((await settled(liaison, preview)).undone).toEqual({ withdrawn: 2, kept: 0 });
  });

  test("refuses what is left when the person may not act any more", async () => {
    const preview = await uploadRows(liaison, [["标题"], ["外壳喷涂"]]);
    await hub.dependencies.models.seats.updateMany({ person: liaison.id }, { $set: { until: hub.clock.now() } });
    const left = { leaseUntil: new Date(hub.clock.now().getTime() - 1_000), state: "running" };
    await hub.dependencies.models.imports.updateOne({ _id: preview.id }, { $set: left });
    await hub.services.imports.sweepImports();
    // The hub's own clock may have taken it up a moment before.
    const lineOf = () => hub.dependencies.models.importLines.findOne({ import: preview.id }).lean();
    await until("the line is judged", async () => (await lineOf())?.state !== "publish");
    expect(await lineOf()).toMatchObject({ state: "refused", faults: [{ rule: "import_no_right" }] });
    expect(await listings()).toEqual([]);
  });

  test("who keeps the alliance names each line's unit, by name or credit code", async () => {
    await hub.dependencies.models.organizations.updateOne({ _id: other }, { $set: { creditCode: "91350100M000100Y43" } });
    const view = await uploadRows(secretary, [
      ["单位名称", "统一社会信用代码", "标题"],
      ["试验东岳农装有限公司", "", "甲"],
      [" 试验东岳农装 ", "", "外壳喷涂"],
      ["", "91350100M000100Y43", "铸件一"],
      ["", 913_501_000_001_000_000, "铸件二"],
      ["试验东岳农装有限公司", "91350100M000100Y43", "铸件三"],
      ["外县某厂", "", "铸件四"],
      ["", "", "铸件五"],
      ["", "ABC", "铸件六"],
    ]);
    const lines = await linesOf(secretary, view);
    expect(lines.map(({ state, owner }: { state: string; owner: string | null }) => [state, owner])).toEqual([
      ["refused", null],
      ["publish", "试验东岳农装"],
      ["publish", "试验金大丰机械"],
      ["refused", null],
      ["refused", null],
      ["refused", null],
      ["refused", null],
      ["refused", null],
    ]);
    expect(lines.slice(3).map(({ faults }: { faults: { column: number | null; message: string }[] }) => [faults[0]!.column, faults[0]!.message])).toEqual([
      [1, "表格把代码存成了数字，末几位已丢失，请把这一列设为文本后重填"],
      [0, "单位名称与统一社会信用代码不是同一家"],
      [0, "本联盟没有这家成员单位"],
      [0, "请填写单位名称或统一社会信用代码"],
      [1, "统一社会信用代码应为 18 位数字或大写字母，不含 I、O、S、V、Z"],
    ]);
    await run(secretary, view);
    expect((await listings()).map(({ owner, typedBy }) => [owner, typedBy])).toEqual([[member, secretary.id], [other, secretary.id]]);
  });

  test("a liaison imports lines of the own unit only", async () => {
    const view = await uploadRows(liaison, [["企业名称", "标题"], ["试验金大丰机械有限公司", "铸件"], ["", "外壳喷涂"]]);
    expect((await linesOf(liaison, view)).map(({ state, faults }: { state: string; faults: { message: string }[] }) => [state, faults[0]?.message])).toEqual([
      ["refused", "只能导入本单位的条目"],
      ["publish", undefined],
    ]);
  });

  test("columns can be told what they mean, and the next file of the same person is read so", async () => {
    const rows = [["项目", "多少", "备用"], ["外壳喷涂", "500套", "x"]];
    const first = await uploadRows(liaison, rows);
    expect([first.columns.map(({ field }) => field), first.counts.refused]).toEqual([[null, null, null], 1]);
    const path = `/imports/${first.id}`;
    const mended = await hub.call("PATCH", path, liaison.token, { columns: ["title", "quantity", null], revision: 0 });
    expect([mended.status, mended.body.counts, mended.body.revision]).toEqual([200, { lines: 1, publish: 1, draft: 0, known: 0, refused: 0, faulty: 0 }, 1]);
    expect((await hub.call("PATCH", path, liaison.token, { columns: ["title", "quantity", null], revision: 0 })).status).toBe(409);
    for (const [columns, path] of [[["title"], "columns"], [["quantity", null, null], "columns"], [["title", "title", null], "columns.1"], [["title", "conditions", null], "columns.1"]] as const) {
      const reply = await hub.call("PATCH", `/imports/${first.id}`, liaison.token, { columns });
      expect([reply.status, reply.body.errors[0].path]).toEqual([422, path]);
    }
    expect((await uploadRows(liaison, rows)).columns.map(({ field }) => field)).toEqual(["title", "quantity", null]);
  });

  test("gives the refused lines back with their reasons, to be mended and read again", async () => {
    const preview = await uploadRows(liaison, [["标题", "可见范围", "备注"], ["=1+1", "大家", "甲"], ["外壳喷涂", "公开", "乙"]]);
    const reply = await hub.call("GET", `/imports/${preview.id}/refused`, liaison.token);
    expect(reply.headers.get("content-disposition")).toContain(`filename*=UTF-8''${encodeURIComponent("需求清单-退回.xlsx")}`);
    const { sheets } = await readFile(reply.body);
    expect(sheets[0]!.rows.map(({ cells }) => cells)).toEqual([
      ["标题", "可见范围", "备注", "错误原因"],
      ["=1+1", "大家", "甲", "可见范围：请填“本联盟”“本县”或“公开”"],
    ]);
    expect(sheets[0]!.broken).toEqual([]);
    const again = (await upload(liaison, reply.body)).body as ImportView;
    expect(again.columns.map(({ field }) => field)).toEqual(["title", "audience", "text", null]);
  });

  test("the template is read as it stands, without its sample", async () => {
    for (const kind of ["need", "resource"]) {
      const { body, headers } = await hub.call("GET", `/imports/template?kind=${kind}`, liaison.token);
      expect(headers.get("content-disposition")).toContain("attachment");
      const { sheets } = await readFile(body);
      expect(sheets.map(({ name }) => name)).toContain("填写说明");
      const empty = await upload(liaison, body, kind);
      expect([empty.status, empty.body.errors[0].path]).toEqual([422, "file"]);
      const heads = sheets[0]!.rows[0]!.cells;
      const filled = await uploadRows(liaison, [heads, heads.map((head) => (head === "标题*" ? "外壳喷涂" : ""))], kind);
      expect(filled.columns.map(({ field }) => field)).not.toContain(null);
      expect(filled.counts).toMatchObject({ publish: 1, faulty: 0 });
    }
  });

  test("passes over a title above the head, samples and totals, and says so", async () => {
    const view = await uploadRows(liaison, [[{ value: "兖州区需求清单", columnSpan: 2 }, null], ["填报日期：2026年11月", null], ["标题", "预算（万元）"], ["示例：喷涂", 5], ["铸件", 50], ["合计", 55]]);
    expect(view.counts).toMatchObject({ lines: 1, publish: 1, faulty: 0 });
    expect(view.notes).toEqual(["1 行示例没有读取：第 4 行", "1 行合计没有读取：第 6 行"]);
    await run(liaison, view);
    expect((await listings())[0]).toMatchObject({ title: "铸件", amountFen: 50_000_000 });
  });

  test("refuses a file that is none, or too large, with the field that it concerns", async () => {
    const told = async (file: Uint8Array) => {
      const { status, body } = await upload(liaison, file);
      return [status, body.errors?.[0]?.path, body.errors?.[0]?.message];
    };
    expect(await told(Buffer.from("d0cf11e0a1b11ae1", "hex"))).toEqual([422, "file", "旧版 .xls 或加了密码的表格不能读取，请另存为 .xlsx 后再选"]);
    expect(await told(new Uint8Array())).toEqual([422, "file", "此项必填"]);
    expect(await told(strToU8("标题\n"))).toEqual([422, "file", "表格里没有内容"]);
    expect((await upload(liaison, new Uint8Array(2_000_001))).status).toBe(413);
    const lines = Array.from({ length: 5_001 }, (_, at) => `需求 ${at}`);
    expect(await told(strToU8(["标题", ...lines].join("\n")))).toEqual([422, "file", "一次最多导入 5000 行，请分成几份"]);
    expect(await hub.dependencies.models.imports.countDocuments({ person: liaison.id })).toBe(0);
  });

  test("others see nothing of it, and a dropped or old preview is gone", async () => {
    const preview = await uploadRows(liaison, [["标题"], ["外壳喷涂"]]);
    for (const [method, path] of [["GET", ""], ["GET", "/lines"], ["GET", "/refused"], ["POST", "/run"], ["POST", "/undo"], ["DELETE", ""]] as const) {
      expect((await hub.call(method, `/imports/${preview.id}${path}`, secretary.token)).status).toBe(404);
    }
    expect((await hub.call("DELETE", `/imports/${preview.id}`, liaison.token)).status).toBe(204);
    expect((await hub.call("GET", `/imports/${preview.id}`, liaison.token)).status).toBe(404);
    expect(await hub.dependencies.models.importLines.countDocuments({ import: preview.id })).toBe(0);
    const first = await uploadRows(liaison, [["标题"], ["外壳喷涂"]]);
    for (let count = 0; count < 5; count += 1) await uploadRows(liaison, [["标题"], ["外壳喷涂"]]);
    expect((await hub.call("GET", `/imports/${first.id}`, liaison.token)).status).toBe(404);
    const { items } = (await hub.call("GET", "/imports", liaison.token)).body;
    expect(items).toHaveLength(5);
    await hub.dependencies.models.imports.updateOne({ _id: items[0].id }, { $set: { expiresAt: hub.clock.now() } });
    expect((await hub.call("GET", `/imports/${items[0].id}`, liaison.token)).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FurtherListView, ListPreset } from "../../app/contracts/further-lists.ts";
import { buildAlliance, buildMember, buildPerson, type TestPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

/** Lists that an alliance keeps beside needs, resources and policies. */
describe("further lists", () => {
  let hub: TestHub;
  let alliance: { id: string; county: string };
  let people: Record<"liaison" | "secretary", TestPerson>;
  beforeAll(async () => {
    hub = await startTestHub();
    alliance = await buildAlliance(hub.dependencies);
    people = {
      liaison: await buildPerson(hub.dependencies, { role: "liaison", organization: await buildMember(hub.dependencies, alliance), alliance: alliance.id }),
      secretary: await buildPerson(hub.dependencies, { role: "secretary", alliance: alliance.id }),
    };
  });
  afterAll(() => hub.close());

  const call = (who: keyof typeof people, method: string, path: string, body?: unknown) => hub.call(method, path, people[who].token, body);
  const path = () => `/alliances/${alliance.id}/lists`;
  const paths = (errors: { path: string }[]) => errors.map((error) => error.path);

  test("are taken from presets as they are, in the order of their keeper, one a name", async () => {
    const presets = (await call("secretary", "GET", "/reference/list-presets")).body.items as ListPreset[];
    expect(presets.map(({ list }) => list.name)).toEqual(["闲置资源清单", "就业需求清单", "潜力工坊清单", "乡村人才清单", "服务清单"]);
    for (const [index, { list }] of presets.entries()) {
      const { status, body } = await call("secretary", "POST", path(), { ...list, position: presets.length - index });
      expect([status, body.fields.map(({ key }: { key: string }) => key)]).toEqual([201, list.fields.map((_, at) => `f${at + 1}`)]);
    }
    const again = await call("secretary", "POST", path(), presets[0]!.list);
    expect([again.status, again.body.detail]).toEqual([409, "已有同名的清单。"]);
    const read = (await call("liaison", "GET", path())).body.items as FurtherListView[];
    expect(read.map(({ name, may }) => [name, may.keep])).toEqual(presets.map(({ list }) => [list.name, false]).toReversed());
  });

  test("keep a field that is put out of use, give its key to no other, and let nobody change what it takes", async () => {
    const fields = [
      { label: "面积", type: "number", unit: "m²", required: true },
      { label: "类型", type: "choice", choices: ["厂房", "场地"] },
    ];
    const made = await call("secretary", "POST", path(), { name: "场地清单", side: "resource", purpose: "可用的场地", fields });
    const at = `${path()}/${made.body.id}`;
    const [, kind] = made.body.fields;
    const choice = { key: "f2", label: "种类", type: "choice", choices: ["厂房", "场地", "仓库"] };
    const changed = await call("secretary", "PATCH", at, { fields: [{ label: "可起租日", type: "day" }, choice], closed: true, revision: 0 });
    expect([kind.key, changed.body.closed]).toEqual(["f2", true]);
    expect(changed.body.fields.map((field: FurtherListView["fields"][number]) => [field.key, field.label, field.inUse])).toEqual([
      ["f3", "可起租日", true],
      ["f2", "种类", true],
      ["f1", "面积", false],
    ]);
    const wrong = await call("secretary", "PATCH", at, { fields: [{ key: "f1", label: "面积", type: "text" }, { key: "f9", label: "面积", type: "flag" }, { ...choice, key: "f2" }, choice], revision: 1 });
    expect([wrong.status, paths(wrong.body.errors)]).toEqual([422, ["fields.0.type", "fields.1.key", "fields.1.label", "fields.3.key", "fields.3.label"]]);
    const back = await call("secretary", "PATCH", at, { fields: [{ key: "f1", ...fields[0] }], closed: false, revision: 1 });
    expect(back.body.fields.map((field: FurtherListView["fields"][number]) => [field.key, field.inUse])).toEqual([["f1", true], ["f3", false], ["f2", false]]);
    expect((await call("secretary", "PATCH", at, { position: 1, revision: 1 })).status).toBe(409);

    const { models } = hub.dependencies;
    const told = await models.audits.find({ "subject.kind": "list", "subject.id": made.body.id }).sort({ at: 1, _id: 1 }).lean();
    expect(told.map(({ action, before, after }) => [action, before?.["fields"] ?? null, after?.["fields"]])).toEqual([
      ["list.add", null, ["面积", "类型"]],
      ["list.change", ["面积", "类型"], ["可起租日", "种类"]],
      ["list.change", ["可起租日", "种类"], ["面积"]],
    ]);
  });

  test("refuse what no form could ask for", async () => {
    const list = { name: "错误清单", side: "need", purpose: "用来出错" };
    const refused = async (more: object) => {
      const { status, body } = await call("secretary", "POST", path(), { ...list, ...more });
      return [status, ...paths(body.errors ?? [])];
    };
    expect(await refused({ standing: true })).toEqual([422, "standing"]);
    expect(await refused({ unit: "不存在" })).toEqual([422, "unit"]);
    expect(await refused({ publishers: [] })).toEqual([422, "publishers"]);
    expect(await refused({ fields: [{ label: "价", type: "number" }, { label: "类", type: "choice" }, { label: "字", type: "text", unit: "套" }] })).toEqual([422, "fields.0.unit", "fields.1.choices", "fields.2.unit"]);
    expect(await refused({ fields: [{ key: "f1", label: "字", type: "text" }] })).toEqual([422, "fields.0.key"]);
    expect(await refused({ fields: Array.from({ length: 13 }, (_, at) => ({ label: `字${at}`, type: "text" })) })).toEqual([422, "fields"]);
  });
});

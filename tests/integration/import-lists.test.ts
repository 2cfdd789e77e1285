import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ListingKind } from "../../app/contracts/listings.ts";
import type { Actor } from "../../server/access/actor.ts";
import { readLines } from "../../server/imports/read-lines.ts";
import { personSeats } from "../../server/people/resolve-actor.ts";
import { buildAlliance, buildMember, buildPerson } from "../factories/people.ts";
import { startTestHub, type TestHub } from "../setup/start-test-hub.ts";

/** Real lists, which may be tried but not copied; kept beside the repository on the machines of its authors. */
const realLists = new URL("../../../shared/data/lists/items.jsonl", import.meta.url);

describe("importing lists", () => {
  let hub: TestHub;
  let alliance: string;
  let actor: Actor;

  beforeAll(async () => {
    hub = await startTestHub();
    const person = await buildPerson(hub.dependencies, { role: "administrator" });
    const { seats } = await personSeats(hub.dependencies, person.id);
    actor = {
      person: { id: person.id, name: "赵试验", account: person.account, locale: "zh-CN" },
      seats,
      seat: seats[0]!,
      session: null,
      token: null,
      validUntil: hub.clock.now(),
    };
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    ({ id: alliance } = await buildAlliance(hub.dependencies));
  });

  const run = (content: string, list: ListingKind = "need", dryRun = false) =>
    hub.services.imports.importListings(actor, readLines(content), { list, alliance, dryRun });
  const stored = () => hub.dependencies.models.listings.find({ alliance }).sort({ _id: 1 }).lean();
  const jsonl = (...lines: object[]) => lines.map((line) => JSON.stringify(line)).join("\n");

  test("makes the lead department a member only for a line that is to stand under it", async () => {
    const member = await buildMember(hub.dependencies, { id: alliance, county: "370812" }, { name: "试验戊机械有限公司" });
    const members = async () => (await hub.dependencies.models.memberships.find({ alliance, leftAt: null }).lean()).map(({ organization }) => organization);
    await run("");
    await run(jsonl({ id: "n1", note: "没有标题" }, { id: "n2", kind: "resource", title: "另一张清单" }));
    await run(jsonl({ id: "n3", title: "农机外壳喷涂", enterprise: "试验戊机械有限公司" }));
    expect(await members()).toEqual([member]);
    await run(jsonl({ id: "n4", title: "农机外壳喷涂", enterprise: "别家厂" }));
    expect(await members()).toHaveLength(2);
  });

  test("keeps what it can read and puts the rest in the text in its own words", async () => {
    const member = await buildMember(hub.dependencies, { id: alliance, county: "370812" }, { name: "试验丁机械有限公司" });
    const line = {
      id: "a1",
      kind: "need",
      title: "农机外壳喷涂",
      text: "需外协",
      enterprise: "试验丁机械有限公司",
      region: "山东省济宁市兖州区",
      quantity: "500",
      unit: "台套",
      amount: "57.5万元",
      deadline: "2099年9月30日",
    };
    const vague = { id: "a2", title: "招普工", amount: "工资 3000-5000元/月", deadline: "2016-03-01", enterprise: "别家厂" };
    const reports = await run(jsonl(line, vague));
    expect(reports.map(({ outcome }) => outcome)).toEqual(["published", "draft"]);
    const [first, second] = await stored();
    expect(first).toMatchObject({ owner: member, place: "370812", amountFen: 57_500_000, dueDate: "2099-09-30", quantity: { milli: 500_000, unit: "台套" } });
    expect(second).toMatchObject({ state: "draft", amountFen: null, dueDate: null });
    expect(second!.text).toContain("工资 3000-5000元/月");
    expect(second!.text).toContain("来源单位：别家厂");
  });

  test("keeps the unit that a price is for, from its own column or from the amount", async () => {
    await run("编号,标题,数量,计量单位,单价,金额\ne1,覆盖件喷涂,500,台套,每平方米35元,\ne2,齿轮加工,600,件,55,3.3万元\ne3,渣土清运,40,车,,450元/车\ne4,厂房,900,平方米,,11元/年", "resource");
    const [area, piece, truck, lease] = await stored();
    expect(area).toMatchObject({ quantity: { unit: "台套" }, price: { fen: 3_500, per: "平方米", canonicalPer: "平方米" }, amountFen: null });
    expect(piece).toMatchObject({ price: { fen: 5_500, per: "件" }, amountFen: 3_300_000 });
    expect(truck).toMatchObject({ price: { fen: 45_000, per: "车" }, amountFen: null });
    expect(lease).toMatchObject({ price: null, amountFen: null });
    expect(lease!.text).toContain("11元/年");
  });

  test("keeps a price finer than a fen in the text and says so, and has it exactly for a larger unit", async () => {
    const reports = await run("编号,标题,数量,计量单位,单价,金额\ng1,垫片,500,万件,0.003元/件,\ng2,垫片,500,万件,0.004,\ng3,垫片,500,万件,30元/万件,\ng4,垫片,500,万件,,0.003元/件", "resource");
    const [perPiece, bare, perTenThousand, amount] = await stored();
    for (const line of [perPiece, bare, amount]) expect(line).toMatchObject({ state: "published", price: null, amountFen: null });
    expect([perPiece, bare, amount].map((line) => line!.text)).toEqual(["单价：0.003元/件", "单价：0.004", "单价：0.003元/件"]);
    for (const at of [0, 1, 3]) expect(reports[at]!.notes).toContainEqual(expect.stringContaining("含不足一分的零头，金额只能精确到分，保留在说明中"));
    expect(perTenThousand).toMatchObject({ price: { fen: 3_000, per: "万件", canonicalFen: 0.3, canonicalPer: "件" } });
  });

  test("asks a firm what a bank's list names as conditions", async () => {
    await run("编号,标题,类别,数量,计量单位,准入条件\nd1,劳务贷,融资,800,万元,1. 有用工合同；2、近两年无逾期", "resource");
    expect((await stored())[0]).toMatchObject({
      category: "finance.working",
      conditions: [
        { fact: "question", text: "有用工合同" },
        { fact: "question", text: "近两年无逾期" },
      ],
    });
  });

  test("says of each line that it cannot take why not, with its number", async () => {
    const reports = await run(`${JSON.stringify({ id: "b1", title: "" })}\nnot json\n${JSON.stringify({ id: "b3", kind: "policy", title: "政策" })}`);
    expect(reports.map(({ number, outcome, notes }) => [number, outcome, notes[0]])).toEqual([
      [1, "refused", "标题：此项必填"],
      [2, "refused", "内容不是有效的 JSON"],
      [3, "other", undefined],
    ]);
    expect(await stored()).toEqual([]);
  });

  test("reads the same list twice without doubling it, and a trial stores nothing", async () => {
    const content = "编号,标题,数量,计量单位\nc1,铸件,200,吨\nc2,齿轮,1000,件";
    const trial = await run(content, "resource", true);
    expect([trial.map(({ outcome }) => outcome), await stored()]).toEqual([["published", "published"], []]);
    expect(await hub.dependencies.models.memberships.countDocuments({ alliance })).toBe(0);
    await run(content, "resource");
    const again = await run(`${content}\nc3,轴承,50,套`, "resource");
    expect(again.map(({ outcome }) => outcome)).toEqual(["known", "known", "published"]);
    expect(await stored()).toHaveLength(3);
  });

  test("a policy without a phone or a number of days waits as a draft", async () => {
    const [draft, whole] = await run(
      jsonl({ id: "d1", title: "技改补助", text: "补助20万元" }, { id: "d2", title: "用工补贴", text: "每人1000元", phone: "0537-3412345", days: "7个工作日" }),
      "policy",
    );
    expect([draft!.outcome, whole!.outcome]).toEqual(["draft", "published"]);
  });

  test.skipIf(!existsSync(realLists))("takes all 986 real lines, or says of each why not", { timeout: 240_000 }, async () => {
    const content = readFileSync(realLists, "utf8");
    const reports = [];
    for (const list of ["need", "resource", "policy"] as const) reports.push(...(await run(content, list)));
    const taken = reports.filter(({ outcome }) => outcome === "published" || outcome === "draft");
    const refused = reports.filter(({ outcome }) => outcome === "refused");
    expect(taken.length + refused.length).toBe(986);
    expect(refused.filter(({ notes }) => notes.length === 0)).toEqual([]);
    expect(await hub.dependencies.models.listings.countDocuments({ alliance })).toBe(taken.length);
    expect(refused.length).toBeLessThan(10);
  });
});

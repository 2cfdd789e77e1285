import { describe, expect, it } from "vitest";
import type { AuditSealRecord } from "../../../models/audit-seal.ts";
import { canonicalText, hashOfRecord, sha256 } from "./canonical-record.ts";
import { checkChain, createFindings, type ChainOptions } from "./check-chain.ts";
import { hashOfSeal, isAsMade, makeSeal } from "./make-seal.ts";
import { createSealSigner } from "./sign-seals.ts";

const [first, second, third] = ["first", "second", "third"].map((name) => `${name} secret of thirty-two characters`) as [string, string, string];

describe("the canonical form of a record", () => {
  it("does not depend on the order of fields, and tells every change", () => {
    const record = { _id: "a", at: new Date("2026-11-30T02:00:00Z"), after: { b: [1, { d: null, c: "喷涂" }], a: true } };
    expect(canonicalText(record)).toBe('{"_id":"a","after":{"a":true,"b":[1,{"c":"喷涂","d":null}]},"at":{"$date":"2026-11-30T02:00:00Z"}}');
    expect(hashOfRecord({ after: { a: true, b: [1, { c: "喷涂", d: null }] }, at: record.at, _id: "a" })).toBe(sha256(canonicalText(record)));
    const others = [{ ...record, at: new Date("2026-11-30T02:00:00.001Z") }, { ...record, after: { ...record.after, b: [{ d: null, c: "喷涂" }, 1] } }, { ...record, note: null }, JSON.parse('{"__proto__": 1}') as object, {}];
    expect(new Set([record, ...others].map(hashOfRecord)).size).toBe(6);
  });
});

describe("a chain of seals", () => {
  const recordOf = (number: number) => ({ _id: (1_796_000_000 + number).toString(16).padEnd(24, "0"), at: new Date(1_796_000_000_000), action: "listing.publish", number });
  type Stored = ReturnType<typeof recordOf>;
  const at = new Date("2026-11-30T02:00:00Z");

  /** Seals of two records each, the secrets of whose hub are given by seal. */
  function build(...secrets: [string, ...string[]][]) {
    const records = new Map<string, Stored>();
    const seals: AuditSealRecord[] = [];
    for (const [index, own] of secrets.entries()) {
      const sealed = [recordOf(2 * index), recordOf(2 * index + 1)];
      for (const record of sealed) records.set(record._id, record);
      seals.push(makeSeal(sealed, { before: seals.at(-1) ?? null, late: false, at, signer: createSealSigner(own) }));
    }
    return { seals, records };
  }

  async function check({ seals, records }: ReturnType<typeof build>, options: Partial<ChainOptions> = {}) {
    const findings = createFindings();
    const reader = {
      async *seals() {
        yield* seals;
      },
      records: async (ids: readonly string[]) => ids.flatMap((id) => records.get(id) ?? []),
    };
    const facts = await checkChain(reader, { findings, signer: createSealSigner([first]), ...options });
    return { facts, told: findings.read().findings.map(({ kind, seal, record }) => (record ? `${kind} ${seal} ${record === [...records.keys()].at(0) ? "first" : "other"}` : `${kind} ${seal}`)) };
  }

  it("agrees with what it was made of", async () => {
    const chain = build([first], [first], [first]);
    expect(await check(chain, { anchor: { seal: 2, hash: chain.seals[1]!.hash }, horizon: recordOf(3)._id })).toMatchObject({ told: [], facts: { seals: 3, records: 6, upToHorizon: 4, whole: true, anchored: true } });
    expect(chain.seals.every(isAsMade)).toBe(true);
  });

  it("names records that were changed, removed, or sealed late", async () => {
    const chain = build([first], [first]);
    const [one, two] = [...chain.records.values()];
    chain.records.set(one!._id, { ...one!, action: "listing.withdraw" });
    chain.records.delete(two!._id);
    expect((await check(chain)).told).toEqual(["changed 1 first", "missing 1 other"]);
    const { seals, records } = build([first]);
    const late = makeSeal([...records.values()].slice(0, 1), { before: null, late: true, at, signer: createSealSigner([first]) });
    expect((await check({ seals: [late], records })).told).toEqual(["extra 1 first"]);
    expect(seals).toHaveLength(1);
  });

  const rewrite = (seal: AuditSealRecord, change: Partial<AuditSealRecord>): AuditSealRecord => {
    const changed = { ...seal, ...change };
    return { ...changed, hash: hashOfSeal(changed) };
  };
  it.each<[string, (seals: AuditSealRecord[]) => AuditSealRecord[], string[]]>([
    ["a seal that was changed", ([a, b, c]) => [a!, { ...b!, hashes: c!.hashes }, c!], ["seal_changed 2"]],
    ["one whose hash was made anew, without the secret", ([a, b, c]) => [a!, rewrite(b!, { hashes: c!.hashes }), c!], ["seal_changed 2"]],
    ["the newest of them, of which no other one tells", ([a, b, c]) => [a!, b!, rewrite(c!, { hashes: b!.hashes })], ["seal_changed 3"]],
    ["one that claims another range", ([a, b, c]) => [a!, { ...b!, to: c!.to }, c!], ["seal_changed 2"]],
    ["one without its shape", ([a, b, c]) => [a!, { ...b!, at: null, ids: "" } as unknown as AuditSealRecord, c!], ["seal_changed 2"]],
    ["one that is gone", ([a, _b, c]) => [a!, c!], ["seal_missing 2"]],
    ["the first of them", ([_a, b, c]) => [b!, c!], ["seal_missing 1"]],
    ["one between two others", ([a, b, c]) => [a!, b!, { ...b!, _id: 2.5, key: "other" }, c!], ["seal_missing 3", "seal_missing 3.5"]],
  ])("finds %s", async (_what, spoil, told) => {
    const { seals, records } = build([first], [first], [first]);
    expect((await check({ seals: spoil(seals), records })).told).toEqual(told);
  });

  it("misses the newest seals only where one of them was seen before", async () => {
    const { seals, records } = build([first], [first], [first]);
    const cut = { seals: seals.slice(0, 1), records };
    expect((await check(cut)).told).toEqual([]);
    expect(await check(cut, { anchor: { seal: 3, hash: seals[2]!.hash } })).toMatchObject({ told: ["seal_missing 2"], facts: { anchored: false } });
    expect(await check({ seals, records }, { anchor: { seal: 2, hash: seals[0]!.hash } })).toMatchObject({ told: ["seal_changed 2"], facts: { anchored: false } });
  });

  it("takes a change of secrets, one at a time", async () => {
    expect((await check(build([third], [second, third], [first, second]))).told).toEqual([]);
  });

  it("says where a seal is not by a secret of the hub", async () => {
    expect((await check(build([second], [second]))).told).toEqual(["other_secret 2"]);
    // Somebody made all of them anew with a secret of their own, and the hub went on.
    expect((await check(build([third], [third], [first]))).told).toEqual(["other_secret 2"]);
    const forged = build([first], [first]);
    const last = forged.seals[1]!;
    forged.seals[1] = { ...last, signature: createSealSigner([second]).sign(last.hash).signature };
    expect((await check(forged)).told).toEqual(["seal_changed 2"]);
  });
});

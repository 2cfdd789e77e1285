import { describe, expect, it } from "vitest";
import { loadReference } from "../../../reference/load-reference.ts";
import { createVocabulary } from "../../create-vocabulary.ts";
import { createTokenizer } from "../../tokenizer.ts";
import { normaliseText } from "./normalise.ts";
import { sharedWords, tellingWords } from "./shared-words.ts";

const reference = loadReference();
const vocabulary = createVocabulary(reference, createTokenizer(reference.processes.words));
const shared = (query: string, text: string) => sharedWords(tellingWords(normaliseText(query), vocabulary), normaliseText(text));

describe("what two texts are said to share", () => {
  it.each([
    ["a process under another name", "覆盖件喷涂外协", "涂装线空闲", ["喷涂（涂装）"]],
    ["a word with its neighbours in both", "底漆加面漆，膜厚 80 μm", "电泳加面漆", ["加面漆"]],
    ["a phrase of several words", "两班制，忙季三个月，可共享用工。", "忙季三个月可派出，两班制均可。", ["两班制", "忙季三个月"]],
    ["nothing of what everybody says", "我公司主要项目，目前可以进行合作", "公司目前主要进行的项目", []],
    ["no unit", "500 台套", "600 台套", []],
    ["no phrase across a stop", "需要收割机。割台焊接", "收割机割台焊接", ["割台焊接", "收割机"]],
    ["no particle at an end", "阀块的齿轮轴", "油缸的齿轮轴", ["齿轮轴"]],
  ])("names %s", (_, query, text, expected) => {
    expect(shared(query, text).toSorted()).toEqual(expected.toSorted());
  });

  it("names six things at most, none longer than a dozen characters, and none inside another", () => {
    const text = "废气治理、活性炭吸附、催化燃烧、齿轮轴渗碳淬火、数控车床操作工、树脂砂再生、液压油缸珩磨管、热轧卷板剪切配送，氟碳喷涂流水线自动静电喷粉固化一体线体";
    const named = shared(text, text);
    expect(named.length).toBe(6);
    for (const phrase of named) {
      expect(phrase.length).toBeLessThanOrEqual(12);
      expect(named.filter((other) => other.includes(phrase))).toEqual([phrase]);
    }
  });

  it.each(["", "。", "𠮷𠮷", "1".repeat(5_000), "a b c", "（".repeat(100)])("takes any text: %j", (text) => {
    expect(() => shared(text, text)).not.toThrow();
  });
});

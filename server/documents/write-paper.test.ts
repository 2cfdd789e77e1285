import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Paper } from "./paper.ts";
import { writePaper } from "./write-paper.ts";

const paper = (given: Partial<Paper> = {}): Paper => ({ title: ["农机联盟", "十一月联席会议纪要"], opening: "现将会议议定事项纪要如下：", sections: [], closing: [], ...given });

async function partsOf(given: Partial<Paper> = {}): Promise<Record<string, string>> {
  const files = unzipSync(await writePaper(paper(given)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const textsOf = (xml: string): string[] => [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([paragraph]) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""));

describe("an official paper", () => {
  it("has the page of GB/T 9704-2012: A4, its margins, and 22 lines", async () => {
    const { "word/document.xml": document } = await partsOf();
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(document).toMatch(/<w:docGrid [^>]*w:linePitch="580"/);
  });

  it("names the fonts for Chinese, and carries none", async () => {
    const parts = await partsOf({ sections: [{ heading: "喷涂外协", paragraphs: ["会议同意。"], points: [] }] });
    const fonts = [...parts["word/document.xml"]!.matchAll(/w:eastAsia="([^"]+)"/g)].map(([, font]) => font);
    expect(new Set(fonts)).toEqual(new Set(["方正小标宋简体", "仿宋", "黑体"]));
    expect(Object.keys(parts).filter((name) => /fonts?\/|\.(odttf|ttf)$/.test(name))).toEqual([]);
  });

  it("has its page numbers outside: to the right on odd pages, to the left on even ones", async () => {
    const parts = await partsOf();
    const footers = Object.entries(parts).filter(([name]) => /^word\/footer\d+\.xml$/.test(name));
    const sides = footers.map(([, xml]) => /<w:jc w:val="(\w+)"/.exec(xml)![1]);
    expect(sides.toSorted()).toEqual(["left", "right"]);
    expect(parts["word/settings.xml"]).toContain("<w:evenAndOddHeaders");
    expect(parts["word/document.xml"]).toMatch(/<w:footerReference w:type="default"/);
    expect(parts["word/document.xml"]).toMatch(/<w:footerReference w:type="even"/);
  });

  it("has its parts in their order, and a paragraph for each line", async () => {
    const { "word/document.xml": document } = await partsOf({
      note: "（草稿）",
      sections: [
        { heading: "甲", paragraphs: ["一句\n\n又一句"], points: ["决议：同意。"] },
        { heading: "乙", paragraphs: [], points: [] },
      ],
      closing: [{ label: "出席", text: "金穗、云岭" }],
    });
    expect(textsOf(document!).filter((text) => text !== "")).toEqual(["农机联盟", "十一月联席会议纪要", "（草稿）", "现将会议议定事项纪要如下：", "甲", "一句", "又一句", "决议：同意。", "乙", "出席：金穗、云岭"]);
  });

  it("counts the points of each part from one", async () => {
    const sections = Array.from({ length: 100 }, (_, at) => ({ heading: `第${at}项`, paragraphs: [], points: ["决议：甲。", "任务：乙。"] }));
    const { "word/document.xml": document } = await partsOf({ sections });
    const numbers = [...document!.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, number]) => number);
    // One run of numbers for all headings, one for the points of each part.
    expect(new Set(numbers).size).toBe(101);
    expect(numbers).toHaveLength(300);
  });

  it("keeps rare characters of names, and leaves out what no document can hold", async () => {
    const { "word/document.xml": document } = await partsOf({ opening: "主持：赵䶮、钱𠮷\u0000\u001b <b> & co." });
    expect(textsOf(document!)).toContain("主持：赵䶮、钱𠮷 &lt;b&gt; &amp; co.");
  });
});

import { describe, expect, it } from "vitest";
import { cutParagraphs } from "./cut-paragraphs.ts";

describe("a pasted text", () => {
  it("is cut at its articles, with headings in brackets or on a line of their own; titles and chapters are left over", () => {
    const cut = cutParagraphs("技术改造补助办法\r\n\r\n第一章 总则\n第一条　为支持技术改造，制定本办法。\n第二条 【补助标准】按投资额的百分之五补助。\n单个项目最高五十万元。\n第二章 申报\n第十二条 申报时间\n每年三月。\n第13条 （解释）由县工信局负责解释。");
    expect(cut).toEqual({
      paragraphs: [
        { heading: "", text: "为支持技术改造，制定本办法。" },
        { heading: "补助标准", text: "按投资额的百分之五补助。\n单个项目最高五十万元。" },
        { heading: "申报时间", text: "每年三月。" },
        { heading: "解释", text: "由县工信局负责解释。" },
      ],
      rest: "技术改造补助办法\n第一章 总则\n第二章 申报",
    });
  });

  it("is cut at its numbered items where it has no articles, and not at an article that a sentence cites", () => {
    expect(cutParagraphs("一、支持范围\n县内企业。\n第三条规定的除外。").paragraphs).toEqual([{ heading: "支持范围", text: "县内企业。\n第三条规定的除外。" }]);
    expect(cutParagraphs("一、支持范围\n县内企业，符合前款的优先。\n二、兑现时间：每年十二月。")).toEqual({
      paragraphs: [
        { heading: "支持范围", text: "县内企业，符合前款的优先。" },
        { heading: "", text: "兑现时间：每年十二月。" },
      ],
      rest: "",
    });
  });

  it("without either has no paragraphs and loses nothing", () => {
    expect(cutParagraphs("县内企业都可以申报。\n\n每年三月。")).toEqual({ paragraphs: [], rest: "县内企业都可以申报。\n每年三月。" });
  });
});

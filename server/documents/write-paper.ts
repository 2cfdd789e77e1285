import { AlignmentType, Document, DocumentGridType, Footer, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, TextRun, type IRunOptions } from "docx";
import { xmlText } from "../xml-text.ts";
import type { Paper, PaperSection } from "./paper.ts";

/**
 * Fonts by name only: whoever opens the paper has them or is shown another, and none is ours to give away. 仿宋 and not 仿宋_GB2312,
 * which lacks characters of names (䶮).
 */
const fonts = { title: "方正小标宋简体", text: "仿宋", heading: "黑体", number: "宋体" } as const;

/** In half points: 二号, 三号, 四号. */
const sizes = { title: 44, text: 32, number: 28 } as const;

/** In twips, twentieths of a point: 37, 28, 26 and 35 mm; the number of a page stands 7 mm below the text. */
const margin = { top: 2_098, left: 1_587, right: 1_474, bottom: 1_984, footer: 1_307 } as const;
const page = { width: 11_906, height: 16_838 } as const;

/**
 * 22 lines of 28 characters on a page. Characters stand closer by a quarter of a point, in twips, instead of in a grid of their own, which
 * programs draw each in its way.
 */
const linePitch = 580;
const closer = -5;
const twoCharacters = 640;

const run = (text: string, font: string, more: IRunOptions = {}): TextRun =>
  new TextRun({ text: xmlText(text), size: sizes.text, characterSpacing: closer, ...more, font: { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: font, cs: "Times New Roman" } });

const spacing = { line: linePitch, lineRule: LineRuleType.EXACT } as const;

const body = (...children: TextRun[]): Paragraph => new Paragraph({ children, spacing, indent: { firstLine: twoCharacters }, alignment: AlignmentType.BOTH });

const paragraphs = (text: string): Paragraph[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => body(run(line.trim(), fonts.text)));

const centred = (text: string, font: string, size: number): Paragraph =>
  new Paragraph({ children: [run(text, font, { size })], alignment: AlignmentType.CENTER, spacing: { line: 700, lineRule: LineRuleType.EXACT } });

const emptyLine = (): Paragraph => new Paragraph({ children: [run("", fonts.text)], spacing });

function sectionOf({ heading, paragraphs: texts, points }: PaperSection, at: number): Paragraph[] {
  return [
    new Paragraph({ children: [run(heading, fonts.heading)], numbering: { reference: "sections", level: 0 }, spacing, keepNext: true }),
    ...texts.flatMap(paragraphs),
    // An instance each, so that every section counts its points from one.
    ...points.map((point) => new Paragraph({ children: [run(point.replaceAll("\n", " "), fonts.text)], numbering: { reference: "points", level: 0, instance: at }, spacing, alignment: AlignmentType.BOTH })),
  ];
}

/** `— 1 —`, a character from the outer edge: odd pages to the right, even ones to the left. */
function pageNumber(side: "left" | "right"): Footer {
  const look = { size: sizes.number, font: { ascii: fonts.number, hAnsi: fonts.number, eastAsia: fonts.number } };
  const children = [new TextRun({ ...look, children: ["— ", PageNumber.CURRENT, " —"] })];
  return new Footer({ children: [new Paragraph({ children, alignment: AlignmentType[side === "left" ? "LEFT" : "RIGHT"], indent: { [side]: 280 } })] });
}

/** Numbers that count by themselves in the text, so that a part which is taken out leaves no hole. */
const numbering = (reference: string, format: "chineseCounting" | "decimal", text: string, font: string) => ({
  reference,
  levels: [
    {
      level: 0,
      format: format === "decimal" ? LevelFormat.DECIMAL : LevelFormat.CHINESE_COUNTING,
      text,
      suffix: "nothing" as const,
      alignment: AlignmentType.LEFT,
      style: { run: { size: sizes.text, font: { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: font } }, paragraph: { indent: { firstLine: twoCharacters } } },
    },
  ],
});

/**
 * A paper as .docx in the form of GB/T 9704-2012, without a red head, number or seal: these are for the office that issues it. A4,
 * 22 lines of 28 characters, title in 小标宋, text in 仿宋, headings in 黑体, page numbers outside.
 */
export async function writePaper({ title, note, opening, sections, closing }: Paper): Promise<Uint8Array> {
  const document = new Document({
    creator: "链盟",
    lastModifiedBy: "链盟",
    title: xmlText(title.join("")),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { size: sizes.text, language: { value: "en-US", eastAsia: "zh-CN" } } } } },
    numbering: { config: [numbering("sections", "chineseCounting", "%1、", fonts.heading), numbering("points", "decimal", "%1. ", fonts.text)] },
    sections: [
      {
        properties: { page: { size: page, margin }, grid: { type: DocumentGridType.LINES, linePitch } },
        footers: { default: pageNumber("right"), even: pageNumber("left") },
        children: [
          ...title.map((line) => centred(line, fonts.title, sizes.title)),
          ...(note === undefined ? [] : [centred(note, "楷体", sizes.text)]),
          emptyLine(),
          ...paragraphs(opening),
          ...sections.flatMap(sectionOf),
          emptyLine(),
          ...closing.map(({ label, text }) => body(run(`${label}：`, fonts.heading), run(text, fonts.text))),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

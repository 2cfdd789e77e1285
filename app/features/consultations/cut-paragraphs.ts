/** A paragraph of a pasted text. */
export interface CutParagraph {
  heading: string;
  text: string;
}

export interface CutText {
  paragraphs: CutParagraph[];
  /** What stands in no paragraph: a title, chapter heads. */
  rest: string;
}

const numeral = "[\\d\\u4e00\\u4e8c\\u4e09\\u56db\\u4e94\\u516d\\u4e03\\u516b\\u4e5d\\u5341\\u767e\\u96f6\\u3007]{1,6}";
const gap = "[\\s\\u3000]*";
/** "Article N" at the beginning of a line, as laws and measures are written; words that follow without a gap cite it. */
const article = new RegExp(`^${gap}\\u7b2c${gap}${numeral}${gap}\\u6761(?:[\\uff1a:\\s\\u3000]+|(?=[\\u3010\\uff08])|$)(.*)$`);
/** "N," at the beginning of a line, as notices are written; only of a text without articles. */
const item = new RegExp(`^${gap}[\\u4e00\\u4e8c\\u4e09\\u56db\\u4e94\\u516d\\u4e03\\u516b\\u4e5d\\u5341]{1,4}\\u3001${gap}(.*)$`);
/** Head of a part, chapter or section. */
const chapter = new RegExp(`^${gap}\\u7b2c${gap}${numeral}${gap}[\\u7bc7\\u7ae0\\u8282](?:[\\s\\u3000]|$)`);
/** A heading in brackets before the words of an article. */
const bracketed = /^(?:\u3010([^\u3011]{1,60})\u3011|\uff08([^\uff09]{1,30})\uff09(?=\S))[\s\u3000]*(.*)$/;
/** What ends or divides a sentence: a heading has none. */
const sentence = /[\u3002\uff1b\uff0c,;]/;
const LONGEST_HEADING = 30;

/** Cuts a pasted text into its articles, or, where it has none, into its numbered items; each with its heading where one stands apart. Pure. */
export function cutParagraphs(pasted: string): CutText {
  const lines = pasted.replaceAll("\r\n", "\n").split("\n");
  const mark = lines.some((line) => article.test(line)) ? article : item;
  const parts: string[][] = [];
  const rest: string[] = [];
  let inPart = false;
  for (const line of lines) {
    const found = mark.exec(line);
    if (found) {
      parts.push([found[1]!]);
      inPart = true;
    } else if (chapter.test(line)) {
      rest.push(line.trim());
      inPart = false;
    } else if (inPart) parts.at(-1)!.push(line);
    else if (line.trim() !== "") rest.push(line.trim());
  }
  return { paragraphs: parts.map(headed), rest: rest.join("\n") };
}

/** Pure. */
function headed([first = "", ...more]: string[]): CutParagraph {
  const below = more.map((line) => line.trim()).filter((line) => line !== "");
  const inBrackets = bracketed.exec(first.trim());
  if (inBrackets) return { heading: (inBrackets[1] ?? inBrackets[2] ?? "").trim(), text: [inBrackets[3]!, ...below].filter((line) => line !== "").join("\n") };
  const head = first.trim();
  if (head !== "" && head.length <= LONGEST_HEADING && !sentence.test(head) && below.length > 0) return { heading: head, text: below.join("\n") };
  return { heading: "", text: [head, ...below].filter((line) => line !== "").join("\n") };
}

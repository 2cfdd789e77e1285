/** What would be more than text to a work app: links, emphasis, mentions, quotes, headings. Each stands as its full-width twin, which is none. */
const twins: Record<string, string> = { "[": "［", "]": "］", "(": "（", ")": "）", "<": "＜", ">": "＞", "*": "＊", "_": "＿", "`": "｀", "#": "＃", "@": "＠", "~": "～", "|": "｜", "\\": "＼" };

/** Words of people as one line of plain text, so that no title becomes a link or calls everybody in the group. Pure. */
export const plainText = (words: string): string =>
  words
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(/[[\]()<>*_`#@~|\\]/g, (character) => twins[character]!);

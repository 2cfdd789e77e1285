/**
 * A list's bytes as text: UTF-8, else GB 18030, which is what spreadsheets save CSV in on a Chinese Windows. Pure.
 * @throws Error when they are no text at all, such as those of a workbook
 */
export function decodeList(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new Error("is no text: save the sheet as CSV, and import that");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

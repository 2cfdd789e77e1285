/** A cell that a spreadsheet would run as a formula is led by an apostrophe. */
const guard = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quote = (cell: string): string => `"${guard(cell).replaceAll('"', '""')}"`;

/** Rows as a CSV file that Excel opens in Chinese (with a byte-order mark); the first row is the head. Pure. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(quote).join(",")).join("\r\n")}\r\n`;
}

/** Offers a text as a file for saving. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

const starts = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);

/** Whether a file is an .xlsx workbook, which is a ZIP archive. Pure. */
export const isWorkbook = (bytes: Uint8Array): boolean => starts(bytes, [0x50, 0x4b, 0x03, 0x04]);

/** Whether a file is an .xls workbook, or one with a password. Pure. */
export const isOldWorkbook = (bytes: Uint8Array): boolean => starts(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

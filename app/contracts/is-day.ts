/** Whether a value is a day as the wire has it: `YYYY-MM-DD`, no instant. Pure. */
export const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

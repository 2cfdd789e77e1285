/** What the names of all drafts on a device begin with. */
const PREFIX = "lianmeng:draft:";
/** Longer ago, what somebody began to write is more likely to surprise than to help. */
const LONGEST_MS = 14 * 86_400_000;

export interface DeviceDraft<Values> {
  values: Values;
  /** When it was written, an instant. */
  at: string;
  /** What they were typed over, where that is something stored. */
  base?: Values;
}

/** What this device holds under a key; null when there is nothing, nothing readable or nothing recent. */
export function readDraft<Values extends object>(key: string): DeviceDraft<Partial<Values>> | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    if (text === null) return null;
    const { values, at, base } = JSON.parse(text) as Partial<DeviceDraft<Partial<Values>>>;
    if (!values || typeof values !== "object" || typeof at !== "string") return null;
    return Date.now() - Date.parse(at) < LONGEST_MS ? { values, at, ...(typeof base === "object" && { base }) } : null;
  } catch {
    return null;
  }
}

/** Writes a draft, or takes it away (`null`). Returns whether the device took it: it may have no room or permission. */
export function writeDraft(key: string, draft: DeviceDraft<object> | null): boolean {
  try {
    if (draft === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Whether this device holds a draft of anybody's. */
export function holdsDraft(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(PREFIX));
  } catch {
    return false;
  }
}

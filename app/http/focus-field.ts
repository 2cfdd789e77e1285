/** Puts the focus into the field of that name. Returns whether there is such a field. */
export function focusField(name: string): boolean {
  const field = findField(name);
  field?.focus();
  return field !== undefined;
}

/** Whether the page shows a field of that name. */
export const hasField = (name: string): boolean => findField(name) !== undefined;

/** What the page calls the field of that name, without the star of a required one; undefined where it says nothing. */
export function labelOfField(name: string): string | undefined {
  const field = findField(name);
  const [label] = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement || field instanceof HTMLButtonElement ? (field.labels ?? []) : [];
  const words = label?.cloneNode(true) as HTMLElement | undefined;
  words?.querySelectorAll("[aria-hidden]").forEach((mark) => mark.remove());
  return words?.textContent?.trim() || field?.getAttribute("aria-label") || undefined;
}

/** A select carries its name on a hidden input that comes after the one that is seen, sometimes with its list between them. */
function findField(name: string): HTMLElement | undefined {
  const [named] = document.getElementsByName(name);
  return named instanceof HTMLInputElement && named.type === "hidden" ? seenBefore(named) : named;
}

function seenBefore(hidden: Element): HTMLElement | undefined {
  for (let beside = hidden.previousElementSibling; beside; beside = beside.previousElementSibling) {
    const seen = beside.querySelector<HTMLElement>("input:not([type=hidden])");
    if (seen) return seen;
  }
  return undefined;
}

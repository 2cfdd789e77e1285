/**
 * Puts the focus into the field of that name. A select carries its name on a hidden input that comes after the one that
 * is seen, sometimes with its list between them. Returns whether there is such a field.
 */
export function focusField(name: string): boolean {
  const [named] = document.getElementsByName(name);
  const field = named instanceof HTMLInputElement && named.type === "hidden" ? seenBefore(named) : named;
  field?.focus();
  return field !== undefined;
}

function seenBefore(hidden: Element): HTMLElement | undefined {
  for (let beside = hidden.previousElementSibling; beside; beside = beside.previousElementSibling) {
    const seen = beside.querySelector<HTMLElement>("input:not([type=hidden])");
    if (seen) return seen;
  }
  return undefined;
}

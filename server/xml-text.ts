/** A text as XML can hold it: control characters, which no document may have, are left out. Pure. */
export function xmlText(text: string): string {
  // eslint-disable-next-line no-control-regex -- taking control characters out is the point
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

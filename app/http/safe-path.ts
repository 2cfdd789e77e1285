/**
 * The path to go to after signing in, when it is one of ours; else the desk. Only a path is taken:
 * `//evil.example`, `/\evil.example`, a full address or `javascript:` lead to the desk. Pure.
 */
export function safePath(wanted: string | null | undefined): string {
  const home = "/";
  // A browser reads a backslash as a slash and drops tabs and line breaks: `/\t/evil.example` would leave the hub.
  // eslint-disable-next-line no-control-regex -- refusing control characters is the point
  if (!wanted || !wanted.startsWith("/") || /^\/[/\\]|[\\\u0000-\u001f\u007f]/.test(wanted)) return home;
  const base = "http://hub.invalid";
  if (!URL.canParse(wanted, base)) return home;
  const url = new URL(wanted, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return home;
  return url.pathname.startsWith("/sign-in") ? home : url.pathname + url.search + url.hash;
}

/** Where to sign in, to come back to this page afterwards. Pure. */
export function signInPath(from: { pathname: string; search?: string }): string {
  const back = safePath(from.pathname + (from.search ?? ""));
  return back === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(back)}`;
}

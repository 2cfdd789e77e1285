import { data } from "@remix-run/node";

/** Any address that no page has. */
export function loader(): never {
  throw data({ code: "not_found" }, { status: 404 });
}

export default function NoSuchPage() {
  return null;
}

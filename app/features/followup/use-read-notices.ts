import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import type { NoticesRead } from "../../contracts/people.ts";
import { useCommand } from "../../http/use-command.ts";
import { useMe } from "../../shell/shell-data.ts";

/** Whoever sees a thing has read what they were told of it, by whichever way they came; also what is told while they look. */
export function useReadNotices(): void {
  const { pathname } = useLocation();
  const { unreadNotices } = useMe();
  // Nobody asked for it: the page is not read anew, which on a network that is just going would take it away. The bell follows with the next page.
  const { submit } = useCommand<NoticesRead>({ method: "POST", path: "/notices/read", revalidate: false });
  useEffect(() => {
    if (unreadNotices > 0) void submit({ href: pathname });
  }, [pathname, unreadNotices, submit]);
}

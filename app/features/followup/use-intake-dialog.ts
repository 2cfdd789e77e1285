import { useSearchParams } from "@remix-run/react";

/** Opens and closes the form of a ledger: `?new` in the address, without the alliance (`for`) that was chosen in it before. */
export function useIntakeDialog(): (opened: boolean) => void {
  const [, setParams] = useSearchParams();
  return (opened) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      for (const name of ["new", "for"]) next.delete(name);
      if (opened) next.set("new", "");
      return next;
    });
}

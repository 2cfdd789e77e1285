import { useCommand } from "../../http/use-command.ts";

/** Changes the seat in force; every page's data are read anew as the new one. */
export function useChooseSeat() {
  const command = useCommand<{ seat: string }>({ method: "PUT", path: "/me/seat" });
  return { busy: command.busy, choose: (seat: string) => void command.submit({ seat }) };
}

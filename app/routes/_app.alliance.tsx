import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "../http/require-actor.ts";

/** The alliance of the seat in force; without one, the list. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { seat, seats } = requireActor(context, request);
  const alliance = seat?.alliance ?? seats.find((other) => other.alliance)?.alliance;
  throw redirect(alliance ? `/alliances/${alliance}` : "/alliances");
}

import { useNetwork } from "@mantine/hooks";

/**
 * How a link fetches ahead: when it is pointed at, but never without a network, where the router would load the document
 * anew because a page's code cannot be fetched, and the browser's error page would take the place of what is read.
 */
export const usePrefetch = (): "intent" | "none" => (useNetwork().online ? "intent" : "none");

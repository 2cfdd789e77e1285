import { useLayoutEffect, useState, type RefObject } from "react";

export interface Arrow {
  key: string;
  /** Path of the line, in the pixels of the picture. */
  path: string;
}

/** Links are found in the picture by this attribute. */
export const LINK_ATTRIBUTE = "data-link";

/**
 * Measures where the links stand in the picture and draws a line from each to those downstream of it; again whenever
 * the picture changes its size. None before the first measure, so that the server's page has none either.
 */
export function useChainArrows(picture: RefObject<HTMLElement | null>, links: readonly { id: string; after: readonly string[] }[]): Arrow[] {
  const [arrows, setArrows] = useState<Arrow[]>([]);
  useLayoutEffect(() => {
    const element = picture.current;
    if (!element) return undefined;
    const measure = () => setArrows(arrowsIn(element, links));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [picture, links]);
  return arrows;
}

function arrowsIn(picture: HTMLElement, links: readonly { id: string; after: readonly string[] }[]): Arrow[] {
  const origin = picture.getBoundingClientRect();
  const boxes = new Map(
    [...picture.querySelectorAll<HTMLElement>(`[${LINK_ATTRIBUTE}]`)].map((card) => [card.getAttribute(LINK_ATTRIBUTE), card.getBoundingClientRect()]),
  );
  return links.flatMap(({ id, after }) =>
    after.flatMap((upstream) => {
      const from = boxes.get(upstream);
      const to = boxes.get(id);
      if (!from || !to || to.left <= from.right) return [];
      const x1 = from.right - origin.left;
      const y1 = from.top + from.height / 2 - origin.top;
      const x2 = to.left - origin.left - 4;
      const y2 = to.top + to.height / 2 - origin.top;
      // The bend lies in the gap before the link, so that a line over several columns stays level for long.
      const bend = Math.min(24, (x2 - x1) / 2);
      return [{ key: `${upstream}>${id}`, path: `M${x1},${y1} H${x2 - 2 * bend} C${x2 - bend},${y1} ${x2 - bend},${y2} ${x2},${y2}` }];
    }),
  );
}

const COUNTY_DIGITS = 6;

/**
 * The divisions by which a listing is found through an index: its place, and the county of a township. All codes within a prefecture or
 * province begin alike. Pure.
 */
export function placePath(place: string | null): string[] {
  if (place === null) return [];
  return place.length > COUNTY_DIGITS ? [place.slice(0, COUNTY_DIGITS), place] : [place];
}

/** Whether a division code names a county or a township rather than a province or prefecture (`37 00 00`, `37 08 00`). Pure. */
export const isCountyOrBelow = (place: string): boolean => place.length > COUNTY_DIGITS || !place.endsWith("00");

import type { Division, Divisions } from "./divisions.ts";

/**
 * Finds the division that words like 浙江省宁波市海曙区, 江苏省昆山市 or 上海市临港地区 name: the whole name, else the one whose
 * province begins and whose own name ends the words, else the nearest above whose whole name begins them. Pure.
 */
export function createPlaceOfWords(divisions: Divisions): (words: string) => string | null {
  const byFullName = new Map<string, Division>();
  for (const division of divisions.all) if (!division.retired || !byFullName.has(division.fullName)) byFullName.set(division.fullName, division);
  const provinces = divisions.all.filter((division) => division.level === "省级");
  return (words) => {
    const text = words.replace(/[（(].*$/, "").replace(/\s/g, "");
    const whole = byFullName.get(text);
    if (whole) return whole.code;
    const province = provinces.find((candidate) => text.startsWith(candidate.name));
    if (!province) return null;
    const ending = divisions.all.filter(
      (division) => !division.retired && division.code.startsWith(province.code.slice(0, 2)) && division.level === "县级" && text.endsWith(division.name),
    );
    if (ending.length === 1) return ending[0]!.code;
    for (let length = text.length - 1; length >= province.name.length; length -= 1) {
      const above = byFullName.get(text.slice(0, length));
      if (above) return above.code;
    }
    return province.code;
  };
}

/**
 * Finds the one division in a county or its city that short words name (新兖镇, 兖州区新兖镇); null where none or several are called so.
 * `county`: its code. Pure.
 */
export function createPlaceNear(divisions: Divisions): (county: string, words: string) => string | null {
  return (county, words) => {
    const text = words.replace(/[（(].*$/, "").replace(/\s/g, "");
    const named = ({ retired, name, fullName }: Division) => !retired && text.length > 1 && (name === text || fullName.endsWith(text));
    const nearest = (length: number) => divisions.all.filter((division) => division.code.startsWith(county.slice(0, length)) && named(division));
    const [inCounty, inCity] = [nearest(6), nearest(4)];
    const found = inCounty.length > 0 ? inCounty : inCity;
    return found.length === 1 ? found[0]!.code : null;
  };
}

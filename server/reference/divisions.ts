import { coordinates } from "./coordinates.ts";
import { readCsv } from "./read-csv.ts";

export interface Division {
  code: string;
  name: string;
  /** 省级, 地级, 县级 or 乡级. */
  level: string;
  parent: string | null;
  /** 山东省济宁市兖州区 */
  fullName: string;
  /** True for a code that is no longer in force (it still occurs in credit codes). */
  retired: boolean;
}

/** Roads are longer than the straight line. */
const roadFactor = 1.3;

/** Kilometres assumed inside one township, one county, one city, one province, where nothing better is known. */
const insideKm = { township: 3, county: 15, city: 45, province: 160 };

/** Administrative divisions with their hierarchy and rough distances. */
export class Divisions {
  readonly #byCode: ReadonlyMap<string, Division>;

  constructor(readonly all: readonly Division[]) {
    this.#byCode = new Map(all.map((division) => [division.code, division]));
  }

  /** The division of a code of 6, 9 or 12 digits, or of the nearest level above that is known; null where none is. */
  find(code: string): Division | null {
    if (!/^\d{6,12}$/.test(code)) return null;
    for (const key of [code.slice(0, 9), code.slice(0, 6), `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]) {
      const division = this.#byCode.get(key);
      if (division) return division;
    }
    return null;
  }

  /** Codes from the division itself up to its province. */
  path(code: string): string[] {
    const path: string[] = [];
    for (let at = this.find(code); at; at = at.parent ? this.find(at.parent) : null) path.push(at.code);
    return path;
  }

  /**
   * Kilometres between two places, integer and symmetric: by coordinates where both have some of their own,
   * else a representative figure for the smallest division that holds both. Null where one is unknown.
   */
  distanceKm(a: string, b: string): number | null {
    const from = this.find(a);
    const to = this.find(b);
    if (!from || !to) return null;
    const [one, other] = [a.slice(0, 6), b.slice(0, 6)];
    if (one === other) return a.length >= 9 && a.slice(0, 9) === b.slice(0, 9) ? insideKm.township : insideKm.county;
    const here = this.#point(from.code);
    const there = this.#point(to.code);
    if (here && there && here.key !== there.key) return Math.max(insideKm.county, roadKm(here.point, there.point));
    if (one.slice(0, 4) === other.slice(0, 4)) return insideKm.city;
    return one.slice(0, 2) === other.slice(0, 2) ? insideKm.province : insideKm.province * 4;
  }

  #point(code: string): { key: string; point: readonly [number, number] } | null {
    for (const key of [code.slice(0, 6), `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]) {
      const point = coordinates[key];
      if (point) return { key, point };
    }
    return null;
  }
}

function roadKm([lat1, lon1]: readonly [number, number], [lat2, lon2]: readonly [number, number]): number {
  const radians = Math.PI / 18_000;
  const half = (angle: number): number => Math.sin((angle * radians) / 2) ** 2;
  const root = half(lat2 - lat1) + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * half(lon2 - lon1);
  return Math.round(2 * 6371 * Math.asin(Math.sqrt(root)) * roadFactor);
}

/** Reads the divisions in force, Jining's townships, and the retired codes. */
export function loadDivisions(directory: string): Divisions {
  const all: Division[] = [];
  const names = new Map<string, string>();
  const add = (code: string, name: string, level: string, parent: string | null, fullName: string, retired: boolean) => {
    names.set(code, fullName);
    all.push({ code, name, level, parent, fullName, retired });
  };
  for (const { adcode = "", name = "", level = "", parent = "", full_name = "" } of readCsv(directory, "gbt2260_divisions.csv")) {
    add(adcode, name, level, parent || null, full_name, false);
  }
  for (const { code = "", name = "", level = "", parent = "" } of readCsv(directory, "jining_townships.csv")) {
    add(code, name, level, parent, `${names.get(parent) ?? ""}${name}`, false);
  }
  for (const { adcode = "", name = "" } of readCsv(directory, "gbt2260_retired_codes.csv")) {
    if (names.has(adcode)) continue;
    const parent = [`${adcode.slice(0, 4)}00`, `${adcode.slice(0, 2)}0000`].find((code) => code !== adcode && names.has(code));
    add(adcode, name, "县级", parent ?? null, `${parent ? names.get(parent) : ""}${name}`, true);
  }
  return new Divisions(all);
}

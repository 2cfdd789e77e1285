import { readCsv } from "./read-csv.ts";

export interface Unit {
  code: string;
  /** 数量, 质量, 面积 ... */
  dimension: string;
  /** The unit that quantities are stored in. */
  canonical: string;
  /** Canonical units in one of these. */
  factor: number;
}

/** Spellings met in texts and forms beside those of `units.csv`. */
const furtherUnits: Unit[] = [
  { code: "m²", dimension: "面积", canonical: "平方米", factor: 1 },
  { code: "m2", dimension: "面积", canonical: "平方米", factor: 1 },
  { code: "平", dimension: "面积", canonical: "平方米", factor: 1 },
  { code: "万㎡", dimension: "面积", canonical: "平方米", factor: 10_000 },
  { code: "万m²", dimension: "面积", canonical: "平方米", factor: 10_000 },
  { code: "万m2", dimension: "面积", canonical: "平方米", factor: 10_000 },
  { code: "m3", dimension: "体积", canonical: "立方米", factor: 1 },
  { code: "立方", dimension: "体积", canonical: "立方米", factor: 1 },
  { code: "t", dimension: "质量", canonical: "吨", factor: 1 },
  { code: "kg", dimension: "质量", canonical: "吨", factor: 0.001 },
  { code: "g", dimension: "质量", canonical: "吨", factor: 0.000_001 },
  { code: "km", dimension: "长度", canonical: "米", factor: 1_000 },
  { code: "m", dimension: "长度", canonical: "米", factor: 1 },
  { code: "部", dimension: "数量", canonical: "台", factor: 1 },
  { code: "万件套", dimension: "数量", canonical: "件", factor: 10_000 },
  { code: "间", dimension: "数量", canonical: "间", factor: 1 },
  { code: "个工位", dimension: "数量", canonical: "个工位", factor: 1 },
  { code: "车位", dimension: "数量", canonical: "车位", factor: 1 },
  { code: "万人", dimension: "人员", canonical: "人", factor: 10_000 },
];

/** Countable things that liaisons set against each other one to one (500 台套 = 500 套 = 500 件). */
const pieces = new Set(["台", "套", "件", "个", "辆", "组"]);

const folded = (code: string): string => code.normalize("NFKC").toLowerCase().trim();

/** Units of quantity with conversion into thousandths of the canonical unit. */
export class Units {
  readonly all: readonly Unit[];
  readonly #byCode: ReadonlyMap<string, Unit>;

  constructor(units: readonly Unit[]) {
    this.all = units;
    this.#byCode = new Map([...units.map((unit) => [folded(unit.code), unit] as const), ...units.map((unit) => [unit.code, unit] as const)]);
  }

  /** By its own spelling, else by one like it (full-width, upper case); null where unknown. */
  find(code: string): Unit | null {
    return this.#byCode.get(code) ?? this.#byCode.get(folded(code)) ?? null;
  }

  /** Thousandths of the canonical unit in `value` of `code`, rounded; null for unknown units or no number. */
  toMilli(value: number, code: string): { milli: number; unit: string } | null {
    const unit = this.find(code);
    if (!unit || !Number.isFinite(value)) return null;
    return { milli: Math.round(value * unit.factor * 1000), unit: unit.canonical };
  }

  /** Units of one group may be set against each other one to one; `code` is worth one canonical unit. */
  group(code: string): string {
    const canonical = this.find(code)?.canonical ?? code;
    return pieces.has(canonical) ? "件数" : canonical;
  }
}

/** Reads `units.csv`. */
export function loadUnits(directory: string): Units {
  const rows = readCsv(directory, "units.csv");
  const listed = rows.map(({ unit = "", dimension = "", canonical = "", factor }) => ({
    code: unit,
    dimension,
    canonical,
    factor: Number(factor),
  }));
  return new Units([...listed, ...furtherUnits]);
}

import type { ImportLine, ImportView } from "../../app/contracts/imports.ts";

/** A preview of three lines, as its owner sees it. */
export const buildImportView = (given: Partial<ImportView> = {}): ImportView => ({
  id: "a".repeat(24),
  revision: 0,
  state: "preview",
  kind: "need",
  alliance: { id: "b".repeat(24), name: "试验农机联盟" },
  fileName: "需求清单.xlsx",
  counts: { lines: 3, publish: 1, draft: 1, known: 0, refused: 1, faulty: 2 },
  createdAt: "2026-11-21T06:30:00.000Z",
  doneAt: null,
  undoUntil: null,
  undone: null,
  sheet: "需求",
  notes: [],
  columns: [
    { head: "名称", field: "title", samples: ["外壳喷涂"] },
    { head: "截止日期", field: "deadline", samples: ["2020-01-01"] },
    { head: "联系人", field: null, samples: ["王工"] },
  ],
  progress: null,
  previewUntil: "2026-11-22T06:30:00.000Z",
  ...given,
});

/** A line without faults. */
export const buildImportLine = (given: Partial<ImportLine> = {}): ImportLine => ({
  number: 2,
  state: "publish",
  owner: "试验农装",
  cells: ["外壳喷涂", "2099-01-01", "王工"],
  faults: [],
  listing: null,
  undo: null,
  ...given,
});

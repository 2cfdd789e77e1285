/** What a form that takes something in is offered by the page's loader. */
export interface Intake {
  /** Alliances to choose from; with one there is nothing to choose. */
  alliances: { id: string; name: string }[];
  /** The one chosen: that of the seat in force until another is. */
  alliance: string;
  /** For who keeps its ledger: the units in whose name it may be entered; null for everybody else. */
  units: { id: string; name: string }[] | null;
}

/** Whether the unit has yet to reply. Pure. */
export const waitsForUnit = ({ state, unit }: { state: string; unit: string | null }): boolean =>
  unit !== null && (state === "dispatched" || state === "handling");

/** Planned length of a meeting when nobody says otherwise. */
export const USUAL_MINUTES = 90;

/** The instant of a wall-clock time `YYYY-MM-DD HH:mm[:ss]` in China, which has one zone and no summer time. Pure. */
export const fromShanghai = (wallClock: string): Date => new Date(`${wallClock.slice(0, 16).replace(" ", "T")}:00+08:00`);

import { type Categories, loadCategories } from "./categories.ts";
import { type Characters, loadCharacters } from "./characters.ts";
import { type Divisions, loadDivisions } from "./divisions.ts";
import { loadProcesses, type Processes } from "./processes.ts";
import { referenceDirectory } from "./read-csv.ts";
import { loadUnits, type Units } from "./units.ts";
import { loadWorkCalendar, type WorkCalendar } from "./work-calendar.ts";

/** What the hub knows of the world outside its database; read once, never changed. */
export interface Reference {
  units: Units;
  divisions: Divisions;
  categories: Categories;
  processes: Processes;
  characters: Characters;
  workCalendar: WorkCalendar;
}

/** Reads all reference files (about 7,000 rows). Effects: reads files; call it once, from the composition root. */
export function loadReference(directory: string = referenceDirectory()): Reference {
  return {
    units: loadUnits(directory),
    divisions: loadDivisions(directory),
    categories: loadCategories(directory),
    processes: loadProcesses(directory),
    characters: loadCharacters(directory),
    workCalendar: loadWorkCalendar(directory),
  };
}

import type { Actor } from "../access/actor.ts";
import type { Dependencies } from "../dependencies.ts";
import { writePaper } from "../documents/write-paper.ts";
import type { FileToSave } from "../file-to-save.ts";
import { getMinutes } from "./get-minutes.ts";
import { minutesPaper } from "./minutes-paper.ts";

/** The minutes as a paper for the office, as far as the actor may read them. @throws not_found as {@link getMinutes} */
export async function writeMinutesPaper(dependencies: Dependencies, actor: Actor, meetingId: string): Promise<FileToSave> {
  const minutes = await getMinutes(dependencies, actor, meetingId);
  const paper = minutesPaper(minutes);
  return { name: `${minutes.title}纪要${paper.note ?? ""}.docx`, bytes: await writePaper(paper) };
}

/** A file for saving, under the name that its reader is proposed. */
export interface FileToSave {
  name: string;
  bytes: Uint8Array;
}

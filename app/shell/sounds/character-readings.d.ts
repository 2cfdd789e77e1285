/** Made by `scripts/vite/character-readings.ts`; heavy, so import it only when it is needed. */
declare module "virtual:character-readings" {
  /** Code point of the first character. */
  export const first: number;
  /** Of each character from there on its readings, such as `chang/zhang`, with a space between two characters. */
  export const all: string;
}

/** Where in a text something was read; `words` is that part of the text. */
export interface Span {
  /** Index of the first character and of the one after the last. */
  start: number;
  end: number;
  words: string;
}

/** An official paper, in its parts and without its looks. A text with line breaks is as many paragraphs. */
export interface Paper {
  /** The title, a line of its own each. */
  title: string[];
  /** Stands below the title: that the paper is a draft, for instance. */
  note?: string;
  opening: string;
  sections: PaperSection[];
  /** Who was there, below the text: each with its label. */
  closing: { label: string; text: string }[];
}

/** A numbered part: 一、… */
export interface PaperSection {
  heading: string;
  paragraphs: string[];
  /** Numbered within the part: 1. … */
  points: string[];
}

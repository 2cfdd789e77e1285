/** What every record has that follows an alliance's stream on behalf of somebody outside. */
export interface Follower {
  _id: string;
  alliance: string;
  state: string;
  /** Events of the alliance's stream up to this number were told, or are of no concern. */
  after: number;
  /** When to look for news; null: when there are some. While a process tells, until when nobody else does. */
  nextAt: Date | null;
}

/** Something to choose: an id and how it is called. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Small, behind it. */
  readonly hint?: string;
}

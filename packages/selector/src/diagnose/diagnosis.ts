/** How many images would match if one condition were dropped. */
export interface ConditionCount {
  readonly field: string;
  readonly wanted: string;
  readonly without: number;
  /** There may be more: only the first page was counted. */
  readonly atLeast: boolean;
}

/** Why nothing matched. */
export interface Diagnosis {
  readonly region: string;
  /** The conditions that alone emptied the result come with a count above 0. */
  readonly counts: readonly ConditionCount[];
  /** What was recognised, most telling first. */
  readonly findings: readonly string[];
  /** The nearest thing that exists. */
  readonly suggestion?: string;
}

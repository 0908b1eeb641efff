/** Count of the images that match when one condition is dropped. */
export interface ConditionCount {
  readonly field: string;
  readonly wanted: string;
  readonly without: number;
  /** The count is of the first page only; there may be more. */
  readonly atLeast: boolean;
}

/** The reasons why nothing matched. */
export interface Diagnosis {
  readonly region: string;
  /** The conditions that alone emptied the result come with a count above 0. */
  readonly counts: readonly ConditionCount[];
  /** Recognised reasons, the most likely first. */
  readonly findings: readonly string[];
  /** The nearest name that exists. */
  readonly suggestion?: string | undefined;
}

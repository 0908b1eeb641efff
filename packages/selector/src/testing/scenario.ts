import type { SelectorErrorCode } from '../contract/errors.ts';
import type { Image } from '../image/image.ts';

export interface Scenario {
  readonly title: string;
  /** A shorthand, or fields as a user writes them. The region comes from the test. */
  readonly query: string | Readonly<Record<string, unknown>>;
  readonly expected: Expected;
}

/** Either an image, whose strings equal or match, or an error. */
export type Expected =
  | {
      readonly image: Partial<Record<keyof Image, unknown>> & { readonly name: RegExp };
      /** No image with such a name, owner and architecture is newer: checked against a plain listing. */
      readonly newest?: boolean;
      /** The most calls it may take. */
      readonly calls?: number;
    }
  | { readonly code: SelectorErrorCode; readonly message: RegExp };

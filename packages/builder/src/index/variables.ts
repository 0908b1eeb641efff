/** Variables of the process, passed in by the entry. */
export type Variables = Readonly<Record<string, string | undefined>>;

export interface CredentialsOptions {
  readonly variables: Variables;
  readonly warn: (message: string) => void;
}

/** Names of previews, which no query should pick by accident. */
export const PREVIEWS: readonly string[] = ['*-rc*', '*-RC*', '*Beta*', '*beta*', '*BETA*'];

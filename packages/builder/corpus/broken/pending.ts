/** Cases that are answered wrongly today, and whose part it is; a case that is right now may not stay here. */
export const PENDING: Readonly<Record<string, 'LOCKS' | 'INDEX' | 'FIT'>> = {};

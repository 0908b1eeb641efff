/** Items of a list that a message shows; whoever wrote the items may have written any number of them. */
export const MOST_LISTED = 50;

/** `19,950 more`. */
export function countMore(count: number): string {
  return `${count.toLocaleString('en-US')} more`;
}

/** The text, or its first `most` characters and how many were left out. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${countMore(text.length - most)} characters)`;
}

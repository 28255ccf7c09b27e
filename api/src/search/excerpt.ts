/** A stretch of text, cut back to whole words where it was cut, with a sign that there is more. */
export function excerptOf(stretch: string, cutBefore: boolean, cutAfter: boolean): string {
  let text = stretch.replace(/\s+/g, ' ');
  if (cutBefore) text = `… ${text.replace(/^\S*\s/, '')}`;
  if (cutAfter) text = `${text.replace(/\s\S*$/, '')} …`;
  return text.trim();
}

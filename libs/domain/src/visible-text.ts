// Letters that are drawn as nothing (fillers) and the blank of Braille count as invisible, as Unicode has it.
const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a text shows anything: a name of spaces, zero-width joiners or marks without a letter would be a row that nobody can see. */
export const hasVisible = (text: string): boolean => VISIBLE.test(text);

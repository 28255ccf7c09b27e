/** A file that is not read, and why, in a sentence for whoever sent it. */
export class UnreadableFile extends Error {}

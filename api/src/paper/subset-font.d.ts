declare module 'subset-font' {
  /** Of the options only what is used here. */
  export default function subsetFont(font: Buffer, text: string, options: { targetFormat: 'truetype' | 'woff2' }): Promise<Buffer>;
}

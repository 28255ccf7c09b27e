export { colourKey } from './colour-key';
export { onPaper, type PaperOf } from './on-paper';
export { INK, MARGIN, SOFT, type Paper, type PaperCell, type PaperColumn, type Pdf } from './paper';
export { sendFile, type MadeFile } from './send-file';
export { dayInWords, momentInWords, surroundings, type Surroundings } from './surroundings';

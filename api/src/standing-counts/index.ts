export { crosswalksTo, NO_CROSSWALKS, type Crosswalks } from './crosswalks-to';
export { keptRows, type KeptRow, type Wordings } from './kept-rows';
export { placeCounts, type PlaceCounts } from './place-counts';

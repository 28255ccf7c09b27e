export { crosswalksTo, NO_CROSSWALKS, type Crosswalks } from './crosswalks-to';
export { keptRows, type Wordings } from './kept-rows';
export { standingCountsOf } from './standing-counts-of';

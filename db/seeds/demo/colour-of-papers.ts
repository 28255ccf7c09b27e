/** The council's colour on what it prints, and when that was chosen. */
export const COLOUR_OF_PAPERS = { colour: '#1f4e79', chosenDaysAgo: 558 };

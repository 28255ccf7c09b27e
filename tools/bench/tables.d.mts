import type { Judged, Measured } from './aims.mjs';

export declare const plainText: (told: Measured & { aims: Judged[] }) => string;
export declare const forReadme: (told: Measured & { aims: Judged[] }) => string;

import type { BuildOptions } from 'esbuild';

export declare const bundle: (entry: string, outfile: string) => BuildOptions;

import type { Layer } from '@holdfast/domain';

/** The layers as screens print them. */
export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  corporate: 'Corporate',
  service: 'Service',
  thematic: 'Thematic',
  project: 'Project',
  operational: 'Operational',
  'individual-assessment': 'Individual assessment',
};

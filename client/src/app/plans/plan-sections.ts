/** The parts of a content as the editor calls them; each has a section of its own with the id `section-<name>`. */
export const SECTION_LABELS: Readonly<Record<string, string>> = {
  purpose: 'What the plan is for', activityIds: 'Activities that it recovers', resourceIds: 'Resources that it recovers', riskIds: 'Risks that it mitigates', activation: 'When it is activated', activatorIds: 'Who may activate it',
  roles: 'Roles', calls: 'Call tree', criticalUsers: 'Critical users', resources: 'Resources of the recovery', sites: 'Sites', steps: 'Steps',
};

/** The part that a fault is about: the first word of its path. */
export const sectionOf = (field: string): string => field.split('.')[0] ?? '';

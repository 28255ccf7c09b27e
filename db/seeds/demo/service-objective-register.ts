import { stands, type DemoRisk } from './demo-risk';

const LOW = { level: 'L' } as const;

/**
 * The six objectives of a published ICT service plan (Halton, 2008 to 2011), each with the risk to it. The plan prints only the
 * levels, Low before and after controls, for the first four, and nothing for the last two: so it stands here.
 */
export const SERVICE_OBJECTIVE_RISKS: readonly DemoRisk[] = [
  {
    title: 'O1: the data network does not keep up',
    cause: 'Old switches and desktops are replaced over three years, and the wide area network in the last of them.',
    event: 'The network is less usable, resilient, controlled or flexible than services need.',
    consequence: 'Sites lose their connection, and work at home is slow.',
    category: 'Service continuity', owner: 'infrastructureManager', unit: 'infrastructure', treatment: 'treat', objectives: ['S01', 'S06'],
    opened: { daysAgo: 490, inherent: LOW, residual: LOW, rationale: 'Level taken over from the service plan.' },
    later: [stands(300, LOW), stands(122, LOW), stands(62, LOW)],
  },
  {
    title: 'O2: hardware cannot carry what services need',
    cause: '377 computers are due for replacement in one year, and forty servers to be made virtual in each of two.',
    event: 'Replacement falls behind.',
    consequence: 'Services wait for equipment, and laptops go out without encryption.',
    category: 'Service continuity', owner: 'infrastructureManager', unit: 'infrastructure', treatment: 'treat', objectives: ['S07'],
    opened: { daysAgo: 490, inherent: LOW, residual: LOW, rationale: 'Level taken over from the service plan.' },
    later: [stands(300, LOW), stands(122, LOW), stands(62, LOW)],
  },
  {
    title: 'O3: the software platform cannot carry what services need',
    cause: 'Operating systems, reporting and the content system change in the same year.',
    event: 'Upgrades block one another.',
    consequence: 'Services stay on versions that nobody supports.',
    category: 'Programmes and projects', owner: 'applicationsManager', unit: 'applications', treatment: 'treat', objectives: ['S02', 'S07'],
    opened: { daysAgo: 490, inherent: LOW, residual: LOW, rationale: 'Level taken over from the service plan.' },
    later: [stands(308, LOW), stands(107, LOW)],
  },
  {
    title: 'O4: corporate web, records and workflow services come late',
    cause: 'Document imaging, workflow and the portal depend on one team.',
    event: 'The first service to use them cannot start on its date.',
    consequence: 'Paper stays, and so do the rooms that hold it.',
    category: 'Programmes and projects', owner: 'applicationsManager', unit: 'applications', treatment: 'treat', objectives: ['S02', 'S03'],
    opened: { daysAgo: 490, inherent: LOW, residual: LOW, rationale: 'Level taken over from the service plan.' },
    later: [stands(308, LOW), stands(79, LOW)],
  },
  {
    title: 'O5: redesigned processes bring no better service',
    cause: 'Processes are drawn, but nobody owns the change.',
    event: 'Services go on as before.',
    consequence: 'The effort of the redesign is lost.',
    category: 'Programmes and projects', owner: 'digitalProgrammeManager', unit: 'digitalProgramme', objectives: ['S03'],
    opened: { daysAgo: 78, rationale: '' },
  },
  {
    title: 'O6: customer contact and repairs of equipment do not improve',
    cause: 'The service desk’s software is to be replaced, and self-help has not started.',
    event: 'Users go on calling for what they could do themselves.',
    consequence: 'Fewer calls are solved at first contact than the 65% aimed at.',
    category: 'Reputation and public', owner: 'serviceDeskManager', unit: 'serviceDesk', objectives: ['S02'],
    opened: { daysAgo: 78, rationale: '' },
  },
];

import { Platform1795000000000 } from './0001-platform';
import { Identity1795000001000 } from './0002-identity';
import { Registers1795000002000 } from './0003-registers';
import { ControlsAndActions1795000003000 } from './0004-controls-and-actions';
import { DemoLoading1795000004000 } from './0005-demo-loading';
import { History1795000005000 } from './0006-history';
import { AuditChain1795000006000 } from './0007-audit-chain';
import { Reviews1795000007000 } from './0008-reviews';
import { Escalations1795000008000 } from './0009-escalations';
import { ClosedUnits1795000009000 } from './0010-closed-units';
import { Freezes1795000010000 } from './0011-freezes';
import { Notices1795000011000 } from './0012-notices';
import { Exceptions1795000012000 } from './0013-exceptions';
import { ObjectivesAndIndicators1795000013000 } from './0014-objectives-and-indicators';
import { RecommendationsAndPartnerships1795000014000 } from './0015-recommendations-and-partnerships';
import { FilesOfReviews1795000015000 } from './0016-files-of-reviews';
import { Roadmap1795000016000 } from './0017-roadmap';
import { Continuity1795000017000 } from './0018-continuity';
import { ImpactAnalysis1795000018000 } from './0019-impact-analysis';
import { RecoveryPlans1795000019000 } from './0020-recovery-plans';
import { Evidence1795000020000 } from './0021-evidence';
import { Scenarios1795000021000 } from './0022-scenarios';
import { Exercises1795000023000 } from './0024-exercises';
import { IncidentLog1795000024000 } from './0025-incident-log';
import { Invocations1795000025000 } from './0026-invocations';
import { LiveRehearsals1795000026000 } from './0027-live-rehearsals';
import { Imports1795000027000 } from './0028-imports';
import { RehearsalEvidence1795000028000 } from './0029-rehearsal-evidence';
import { ApiTokens1795000029000 } from './0030-api-tokens';
import { AuditBundles1795000037000 } from './0038-audit-bundles';
import { EvidenceByWhatIsRehearsed1795000038000 } from './0039-evidence-by-what-is-rehearsed';
import { InvocationRecoveryPoint1795000039000 } from './0040-invocation-recovery-point';
import { ImportJobs1795000045000 } from './0046-import-jobs';
import { ContactsOfPlans1795000040000 } from './0041-contacts-of-plans';
import { LiveOrOnPaper1795000041000 } from './0042-live-or-on-paper';
import { NamesOfPlans1795000042000 } from './0043-names-of-plans';
import { GapActionsAndDeputies1795000043000 } from './0044-gap-actions-and-deputies';
import { RegisterImports1795000030000 } from './0031-register-imports';
import { Exports1795000031000 } from './0032-exports';
import { InvocationEvidence1795000032000 } from './0033-invocation-evidence';
import { CalendarFeeds1795000033000 } from './0034-calendar-feeds';
import { MadeReports1795000036000 } from './0037-made-reports';
import { BasisOfReports1795000046000 } from './0047-basis-of-reports';
import { ColourOfPapers1795000047000 } from './0048-colour-of-papers';
import { RealUseOfResources1795000048000 } from './0049-real-use-of-resources';
import { StartOfWork1795000049000 } from './0050-start-of-work';
import { LargerRegisters1795000050000 } from './0051-larger-registers';

/** In the order in which they are applied. */
export const migrations = [
  Platform1795000000000, Identity1795000001000, Registers1795000002000, ControlsAndActions1795000003000,
  DemoLoading1795000004000, History1795000005000, AuditChain1795000006000, Reviews1795000007000, Escalations1795000008000,
  ClosedUnits1795000009000, Freezes1795000010000, Notices1795000011000, Exceptions1795000012000,
  ObjectivesAndIndicators1795000013000,
  RecommendationsAndPartnerships1795000014000, FilesOfReviews1795000015000, Roadmap1795000016000,
  Continuity1795000017000, ImpactAnalysis1795000018000, RecoveryPlans1795000019000, Evidence1795000020000,
  Scenarios1795000021000,
  Exercises1795000023000,
  IncidentLog1795000024000,
  Invocations1795000025000,
  LiveRehearsals1795000026000,
  Imports1795000027000,
  RehearsalEvidence1795000028000,
  ApiTokens1795000029000,
  RegisterImports1795000030000,
  Exports1795000031000,
  InvocationEvidence1795000032000,
  CalendarFeeds1795000033000,
  MadeReports1795000036000,
  AuditBundles1795000037000,
  EvidenceByWhatIsRehearsed1795000038000,
  InvocationRecoveryPoint1795000039000,
  ContactsOfPlans1795000040000,
  LiveOrOnPaper1795000041000,
  NamesOfPlans1795000042000,
  GapActionsAndDeputies1795000043000,
  ImportJobs1795000045000,
  BasisOfReports1795000046000,
  ColourOfPapers1795000047000,
  RealUseOfResources1795000048000,
  StartOfWork1795000049000,
  LargerRegisters1795000050000,
];

import type { ObjectiveKind, Perspective, ReportingRhythm } from '@holdfast/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('objective')
export class ObjectiveEntity {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') title: string;
  @Column('text') description: string;
  @Column('text') kind: ObjectiveKind;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId: string | null;
  @Column('uuid', { name: 'unit_id' }) unitId: string;
  @Column('uuid', { name: 'officer_id', nullable: true }) officerId: string | null;
  @Column('text', { nullable: true }) perspective: Perspective | null;
  @Column('text') reporting: ReportingRhythm;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('integer') version: number;
}
